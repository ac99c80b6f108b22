/* The tests that a source file writes, by their titles as written there: « describe › it » of a spec, the name of each check of a runner. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../paths.mjs';
import { INSIDE } from './record.mjs';

/** it, it.each(table), describe.each(table): the word, unless it says that the test is not run. */
function word(callee) {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isCallExpression(callee) && ts.isPropertyAccessExpression(callee.expression) && callee.expression.name.text === 'each') return word(callee.expression.expression);
  return undefined;
}

/** As it is written: a template keeps its `${…}`. */
function written(argument, source) {
  if (!argument) return undefined;
  if (ts.isStringLiteral(argument) || ts.isNoSubstitutionTemplateLiteral(argument)) return argument.text;
  return ts.isTemplateExpression(argument) ? argument.getText(source).slice(1, -1) : undefined;
}

export function titlesOf(text, path) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found = new Set();
  const walk = (node, inside) => {
    if (!ts.isCallExpression(node)) return ts.forEachChild(node, (child) => walk(child, inside));
    const [what, title] = [word(node.expression), written(node.arguments[0], source)];
    if (title === undefined || !['describe', 'it', 'check'].includes(what)) return ts.forEachChild(node, (child) => walk(child, inside));
    if (what !== 'describe') found.add([...inside, title].join(INSIDE));
    else for (const body of node.arguments.slice(1)) walk(body, [...inside, title]);
    return undefined;
  };
  walk(source, []);
  return found;
}

const known = new Map();
export function titlesIn(path) {
  if (!known.has(path)) known.set(path, titlesOf(readFileSync(join(root, path), 'utf8'), path));
  return known.get(path);
}

/** What a title becomes when it runs: its holes are filled. */
export function asRun(title) {
  const holes = /\$\{(?:[^{}]|\{[^}]*\})*\}|%[sdifjop#%]|\$[\w.]+/g;
  return new RegExp(`^${title.split(holes).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 's');
}
