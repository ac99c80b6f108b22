import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../../scripts/paths.mjs';
import { read } from '../../scripts/lock.mjs';
import { processesIn } from '../../scripts/postgres/processes.mjs';

/** One run of the launcher on a data folder, and what can be done to it. */
export class Session {
  output = '';

  constructor({ data, port, env = {}, command = [process.execPath, 'scripts/start.mjs'], ...options }) {
    Object.assign(this, { data, port });
    this.started = performance.now();
    const { npm_lifecycle_event, ...ours } = process.env;
    this.process = spawn(command[0], command.slice(1), {
      cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...ours, CORDEE_DATA: data, PORT: String(port), IDENTITY_PORT: String(port + 1), ...env }, ...options,
    });
    for (const stream of [this.process.stdout, this.process.stderr]) stream.on('data', (text) => (this.output += text));
    this.ended = new Promise((resolve) => this.process.once('close', (code, signal) => resolve({ code, signal })));
  }

  /** What the launcher noted about itself: its own number, the others', PostgreSQL's. */
  get running() {
    return read(join(this.data, 'running.json'));
  }

  /** Waits for these words; gives back the seconds since the start. Long: four products may be starting on two cores, and how soon is not what is judged. */
  async says(words, { times = 1, patience = 180_000 } = {}) {
    await until(() => this.output.split(words).length > times, patience, () => `« ${words} » was not said. It said:\n${this.output}`, this.ended);
    return (performance.now() - this.started) / 1000;
  }

  ready() {
    return this.says('Prête en');
  }

  async health() {
    const answer = await fetch(`http://localhost:${this.port}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    await answer?.arrayBuffer();
    return answer?.status;
  }

  healthy(patience = 60_000) {
    return until(async () => (await this.health()) === 200, patience, () => `/health/ready never answered 200. It said:\n${this.output}`);
  }

  /** Ends on its own with one sentence on the error output: code 1, no stack, nothing left. */
  async failsSaying(pattern) {
    const { code } = await this.ended;
    const last = this.output.trim().split('\n').at(-1);
    assert.match(last, pattern, this.output);
    assert.equal(code, 1, this.output);
    assert.doesNotMatch(this.output, /^\s+at /m);
    await this.leavesNothing();
  }

  async leavesNothing(patience = 15_000) {
    await until(() => everyProcess(this.data).length === 0, patience, () => `still there: ${everyProcess(this.data).map(commandLine).join(', ')}`);
  }
}

export async function until(holds, patience, otherwise, ended) {
  let over = false;
  ended?.then(() => (over = true));
  for (const end = performance.now() + patience; !(await holds()); await sleep(50)) {
    if (performance.now() > end || over) {
      if (over && (await holds())) return;
      assert.fail(otherwise());
    }
  }
}

/** Whoever was told of this data folder, or sits in it. */
export function everyProcess(data) {
  const told = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`CORDEE_DATA=${data}`);
    } catch {
      return false;
    }
  });
  return [...new Set([...told.map(Number), ...processesIn(join(data, 'postgres/data'))])];
}

function commandLine(pid) {
  try {
    return `${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`;
  } catch {
    return pid;
  }
}
