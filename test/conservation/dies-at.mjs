/*
 * The command that destroys, killed by itself at one of its steps as `kill -9` would: a statement, a file removed, a paper written. DIES_AT: which step, counted from one, or a part of the statement after which the next is the last.
 * BEFORE: it is not begun. Otherwise it has left for the database, which does it or not; of a paper, half is written.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import pg from 'pg';
import { LocalFiles } from '../../dist/libs/documents/files.js';

const at = process.env.DIES_AT ?? '';
const before = process.env.DIES === 'BEFORE';
let step = 0;
let next = false;
const isLast = () => String(++step) === at || next;
const die = () => process.kill(process.pid, 'SIGKILL');

const query = Reflect.get(pg.Client.prototype, 'query');
pg.Client.prototype.query = function counted(text, ...rest) {
  const last = isLast();
  if (last && before) die();
  if (typeof text === 'string' && at !== '' && !/^\d+$/.test(at) && text.includes(at)) next = true;
  const asked = query.call(this, text, ...rest);
  if (last) die();
  return asked;
};
const remove = Reflect.get(LocalFiles.prototype, 'removeAll');
LocalFiles.prototype.removeAll = async function counted(name) {
  const last = isLast();
  if (last && before) die();
  await remove.call(this, name);
  if (last) die();
};
const { writeFileSync, renameSync } = fs;
fs.writeFileSync = (path, text, options) => {
  const last = isLast();
  if (last && before) die();
  writeFileSync(path, last ? text.slice(0, text.length / 2) : text, options);
  if (last) die();
};
fs.renameSync = (from, to) => {
  const last = isLast();
  if (last && before) die();
  renameSync(from, to);
  if (last) die();
};
syncBuiltinESMExports();
await import(process.env.PROGRAM ?? '../../dist/apps/conservation/eliminate-main.js');
