/* What a harness measured, told to whoever asked for it (npm run score, npm test): one line each, in the file that FIGURES names. Asked by nobody, nothing is written. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

export function figure(name, value) {
  if (process.env.FIGURES) appendFileSync(process.env.FIGURES, `${JSON.stringify([name, value])}\n`);
}

/** Each name, with all that was told of it. */
export function figuresOf(file) {
  const told = new Map();
  if (!existsSync(file)) return told;
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const [name, value] = JSON.parse(line);
    told.set(name, [...(told.get(name) ?? []), value]);
  }
  return told;
}
