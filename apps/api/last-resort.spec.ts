import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

/** What a process says and how it ends, with the last resort of the API or without it. */
function ends(code: string, resort = true): { status: number | null; said: string } {
  const program = `import { makeLog } from './dist/libs/platform/log.js'; import { lastResort } from './dist/apps/api/last-resort.js';
    ${resort ? "lastResort(makeLog('info'), () => process.exit(1));" : ''} setTimeout(() => { console.log('still serving'); process.exit(0); }, 200); ${code}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

describe('what nobody caught', () => {
  it('would be written with its words: that is what is seen without the last resort', () => {
    expect(ends("throw new Error('VASSELIN');", false).said).toContain('VASSELIN');
  });

  it('when a promise fails that nobody awaits, is in the log without its words, and the others are still served', () => {
    const { status, said } = ends("Promise.reject(new RangeError('VASSELIN'));");
    expect([status, said]).toEqual([0, expect.stringContaining('still serving')]);
    expect(JSON.parse(said.split('\n')[0]!)).toMatchObject({ level: 50, error: 'RangeError', msg: 'nobody awaited what failed' });
    expect(said).not.toContain('VASSELIN');
  });

  it('when something is thrown, is in the log without its words, and ends the process, which is started again', () => {
    const { status, said } = ends("setTimeout(() => { throw new RangeError('VASSELIN'); }, 1);");
    expect(status).toBe(1);
    expect(JSON.parse(said.split('\n')[0]!)).toMatchObject({ level: 50, error: 'RangeError', msg: 'nobody caught what failed: the process ends' });
    expect(said).not.toMatch(/VASSELIN|still serving/);
  });
});
