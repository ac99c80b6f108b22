import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { transformSync } from '@swc/core';

const source = new URL('../../../apps/identity/', import.meta.url);

/** The provider as a program, without asking that the whole project be built first. Under node_modules, where its imports resolve. */
export function compileIdentity(): { main: string; remove: () => void } {
  const folder = new URL(`../../../node_modules/.cache/identity-${process.pid}/`, import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('package.json', folder), '{"type":"module"}');
  cpSync(new URL('cast.json', source), new URL('cast.json', folder));
  for (const name of readdirSync(source).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))) {
    const { code } = transformSync(readFileSync(new URL(name, source), 'utf8'), { swcrc: false, jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } });
    writeFileSync(new URL(name.replace(/\.ts$/, '.js'), folder), code);
  }
  return { main: new URL('main.js', folder).pathname, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
