import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface Read {
  info: Record<string, unknown>; uaPart: string | null; xmp: string; marked: boolean; outline: unknown;
  pages: { runs: { text: string; endsLine: boolean; mark: string | null }[]; spoken: string[]; roles: string[]; fonts: { name: string; embedded: boolean }[] }[];
}

function run(program: string, args: string[], input: Buffer | string, env: NodeJS.ProcessEnv = {}): Buffer | null {
  const { error, status, stdout, stderr } = spawnSync(program, args, { input, env: { PATH: process.env.PATH, ...env }, maxBuffer: 64_000_000 });
  if (error && 'code' in error && error.code === 'ENOENT') return null;
  if (status !== 0) throw new Error(`${program}: ${stderr.toString()}${stdout.toString().slice(0, 500)}`);
  return stdout;
}

const ours = (name: string, input: Buffer | string, env?: NodeJS.ProcessEnv, ...args: string[]): Buffer => run(process.execPath, [join(process.cwd(), 'test/letter', name), ...args], input, env) as Buffer;

export const readPdf = (bytes: Buffer): Read => JSON.parse(ours('read-pdf.mjs', bytes).toString('utf8')) as Read;
export const printElsewhere = (printed: object, env: NodeJS.ProcessEnv, what: 'letter' | 'minutes' = 'letter'): Buffer => ours('print-letter.mjs', JSON.stringify(printed), env, what);

/** What a tool of the machine says of a file; null, and a line, where it is not installed. */
export function asked(program: string, args: string[], bytes: Buffer): string | null {
  const answer = run(program, args, bytes);
  if (!answer) process.stdout.write(`\n  ${program} n’est pas installé : non demandé.\n`);
  return answer?.toString('utf8') ?? null;
}
