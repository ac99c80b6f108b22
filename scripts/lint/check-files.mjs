import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from '../files.mjs';
import { root } from '../paths.mjs';
import { mask } from './mask.mjs';
import { offsets } from './offsets.mjs';

const readable = /\.([cm]?[jt]sx?|json|md|ya?ml|sql|graphql|html|css|typ)$|(^|\/)(Dockerfile|run|\.npmrc|\.gitignore|\.dockerignore)$/;

/** Every text file of ours, with its views. */
export function ourFiles() {
  return filesUnder('.').filter((path) => readable.test(path)).map((path) => file(path, readFileSync(join(root, path), 'utf8')));
}

export function file(path, text) {
  let views;
  return {
    path, text,
    get code() {
      return (views ??= mask(text)).code;
    },
    get strings() {
      return (views ??= mask(text)).strings;
    },
  };
}

/** The lines of a file that a rule refuses. */
export function refused(rule, one, context) {
  if (!rule.files.test(one.path) || rule.except?.test(one.path)) return [];
  const found = rule.find ? rule.find(one, context) : offsets(one[rule.view], rule.pattern);
  const lines = [...new Set(found.map((at) => one.text.slice(0, at).split('\n').length))];
  if (!rule.allow) return lines;
  const all = one.text.split('\n');
  return lines.filter((line) => !rule.allow.test(all[line - 1]) && !rule.allow.test(all[line - 2] ?? ''));
}
