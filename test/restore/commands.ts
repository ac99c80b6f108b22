/** The commands of whoever operates, as they type them: processes of their own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface Said { code: number | null; text: string }

const start = (script: string, args: readonly string[], env: Record<string, string>): { child: ChildProcess; said: () => string } => {
  const { CORDEE_DATA, BACKUP_DATABASE_URL, FILES_FOLDER, JOURNAL_WITNESS_FOLDER, ...inherited } = process.env;
  const child = spawn(process.execPath, [`scripts/${script}.mjs`, ...args], { env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => { text += piece.toString(); });
  return { child, said: () => text };
};

export async function command(script: string, args: readonly string[], env: Record<string, string>): Promise<Said> {
  const { child, said } = start(script, args, env);
  const [code] = await once(child, 'close');
  return { code, text: said() };
}

/** Resolves once it says that it follows. */
export async function following(args: readonly string[], env: Record<string, string>): Promise<{ said: () => string; left: Promise<unknown>; child: ChildProcess }> {
  const { child, said } = start('follow', args, env);
  const left = once(child, 'close');
  while (!said().includes('est en marche')) {
    if (child.exitCode !== null) throw new Error(`the follower left: ${said()}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  return { said, left, child };
}
