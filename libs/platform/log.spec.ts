import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

/** The log writes to its process's output: it is read from outside, as an operator would. */
function logged(code: string): string {
  const program = `import { makeLog } from './dist/libs/platform/log.js'; const log = makeLog('info'); ${code}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  return stdout + stderr;
}

describe('the log', () => {
  it('writes what happened, where, and the class of an error', () => {
    const line = JSON.parse(logged(`log.error({ reference: 'r-1', error: Object.assign(new RangeError('x'), { code: '23505' }) }, 'operation failed');`)) as object;
    expect(line).toMatchObject({ msg: 'operation failed', reference: 'r-1', error: 'RangeError', sqlState: '23505' });
  });

  it.each([
    ['the message of an error, which may quote what a person wrote', `new Error('VASSELIN')`],
    ['a message that mimics the frames of a stack', String.raw`new Error('invalid:\n    at VASSELIN (Noé)\n    at apps/api/VASSELIN Noé.ts:1:1')`],
    ['a message changed after it was thrown', `Object.assign(new Error('    at VASSELIN (x:1:1)'), { message: 'other' })`],
    ['the row and the parameters that PostgreSQL quotes', `Object.assign(new Error('x'), { detail: 'Key (surname)=(VASSELIN)', where: 'VASSELIN', parameters: ['VASSELIN'] })`],
    ['the cause of an error', `new Error('x', { cause: new Error('VASSELIN') })`],
    ['the errors gathered in one', `new AggregateError([new Error('VASSELIN')], 'VASSELIN')`],
    ['what is thrown without being an error', `'VASSELIN'`],
    ['an object thrown as it is', `{ code: 'VASSELIN', message: 'VASSELIN' }`],
    ['a code that is no code', `Object.assign(new Error('x'), { code: 'VASSELIN Noé' })`],
  ])('never writes %s', (_, error) => {
    const said = logged(`log.error({ error: ${error} }, 'operation failed');`);
    expect(said).toContain('operation failed');
    expect(said).not.toMatch(/VASSELIN|Noé/);
  });

  it('is one line of JSON for each thing said, dated in UTC, whatever is in it', () => {
    const lines = logged(String.raw`log.warn({ operation: 'a\n{"level":50,"msg":"forged"}\r\u001b[31m' }, 'refused\nforged'); log.info({}, 'second %s %o %j');`).trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    const [first, second] = lines.map((line) => JSON.parse(line) as { level: number; time: string; msg: string; operation?: string });
    expect([first!.level, first!.msg, first!.operation, second!.msg]).toEqual([40, 'refused\nforged', 'a\n{"level":50,"msg":"forged"}\r\u001b[31m', 'second %s %o %j']);
    expect(lines[0]).not.toContain('\u001b');
    expect(first!.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('says where, in our own files', () => {
    expect(logged(`import('./dist/libs/platform/context.js').then(({ signContext }) => { try { signContext(Buffer.alloc(32), 'VASSELIN', 1); } catch (error) { log.error({ error }, 'x'); } });`))
      .toMatch(/"at":\["[^"]*libs\/platform\/context\.[jt]s:\d+:\d+/);
  });
});
