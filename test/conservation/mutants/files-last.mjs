/* The command with a seeded mistake: the files are removed once all is said to be done, « since they are sealed anyway ». */
import pg from 'pg';
import { LocalFiles } from '../../../dist/libs/documents/files.js';

const remove = Reflect.get(LocalFiles.prototype, 'removeAll');
const query = Reflect.get(pg.Client.prototype, 'query');
const left = [];
LocalFiles.prototype.removeAll = function later(name) {
  left.push(() => remove.call(this, name));
  return Promise.resolve();
};
pg.Client.prototype.query = async function thenFiles(text, ...rest) {
  const answer = await Promise.resolve(query.call(this, text, ...rest));
  if (String(text).includes('finish_elimination')) await Promise.all(left.splice(0).map((one) => one()));
  return answer;
};
await import('../../../dist/apps/conservation/eliminate-main.js');
