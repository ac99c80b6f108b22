import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { LIMITS, runCheck, type Checked } from './run-check.js';

const folder = mkdtempSync(join(tmpdir(), 'cordee-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A child that misbehaves. */
function child(source: string): string {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(path, source);
  return path;
}
const run = (source: string, limits = LIMITS): Promise<Checked> => runCheck(child(source), Buffer.from('Bonjour'), 'txt', limits);
const refused = (reason: string): object => ({ accepted: false, reason });

describe('the child that examines', () => {
  it('is believed when it answers in full, and given what came', async () => {
    const echo = `const p = []; for await (const x of process.stdin) p.push(x); const b = Buffer.concat(p); process.stdout.write(JSON.stringify({ accepted: true, length: b.length }) + '\\n'); process.stdout.write(b);`;
    expect(await run(echo)).toEqual({ accepted: true, bytes: Buffer.from('Bonjour'), words: '' });
    expect(await run(`process.stdout.write('{"accepted":false,"reason":"MACROS"}\\n')`)).toEqual(refused('MACROS'));
  });

  it.each([
    ['throws', `throw new Error('broken')`], ['leaves with a fault', `process.stdout.write('{"accepted":true,"length":1}\\na'); process.exitCode = 3`], ['is killed', `process.kill(process.pid, 'SIGKILL')`], ['says nothing', ``],
    ['says less than it announces', `process.stdout.write('{"accepted":true,"length":5}\\nabc')`], ['gives nothing', `process.stdout.write('{"accepted":true,"length":0}\\n')`], ['gives a reason of its own', `process.stdout.write('{"accepted":false,"reason":"toString"}\\n')`],
    ['says what is not JSON', `process.stdout.write('yes\\n')`],
  ])('and %s refuses', async (_what, source) => {
    expect(await run(source)).toEqual(refused('EXAMEN'));
  });

  it('is stopped at its time, though it is busy', async () => {
    const startedAt = performance.now();
    expect(await run('for (;;);', { ...LIMITS, ms: 500 })).toEqual(refused('TROP_LONG'));
    expect(performance.now() - startedAt).toBeLessThan(8000);
  });

  it('is stopped at its memory: of its heap, and beside it', async () => {
    expect(await run('const a = []; for (;;) a.push({ a: [1, 2, 3] });', { ...LIMITS, heapMb: 32 })).toEqual(refused('EXAMEN'));
    if (process.platform === 'linux') expect(await run('const a = []; setInterval(() => a.push(Buffer.alloc(20e6, 1)), 5);', { ...LIMITS, rssMb: 200 })).toEqual(refused('TROP_LONG'));
  });

  it('has nothing of our environment, and reaches no network', async () => {
    expect(await run(`if (Object.keys(process.env).filter((k) => !/^__|^LC_/.test(k)).length) process.stdout.write(JSON.stringify({ accepted: false, reason: 'EXTERIEUR' }) + '\\n'); else process.stdout.write('{"accepted":false,"reason":"VIDE"}\\n')`)).toEqual(refused('VIDE'));
    let reached = 0;
    const server = createServer(() => { reached++; });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const { port } = server.address() as { port: number };
    const own = `file://${join(process.cwd(), 'dist/libs/documents/check/main.js')}`;
    const tries = (first: string): string => `${first}; import('node:net').then(({ connect }) => { try { connect(${port}, '127.0.0.1').on('connect', () => process.exit(0)).on('error', () => process.exit(0)); } catch { process.exit(0); } });`;
    await run(tries(''));
    expect(reached).toBe(1);
    await run(tries(`await import(${JSON.stringify(own)})`));
    expect(reached).toBe(1);
    await new Promise((resolve) => { server.close(resolve); });
  });
});
