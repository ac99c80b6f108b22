/** The law for those who answer for it, in French: the matrix and every rule with its article. Generated, committed, checked fresh. */
import { FUNCTION_NAMES, FUNCTIONS } from './functions.js';
import { KIND_NAMES, KINDS } from './kinds.js';
import { rulesOf } from './law.js';
import type { Rule } from './language.js';
import { MATRIX, TO_OPEN, writing, type Alternative, type RowName } from './matrix.js';

const show = (cells: readonly Alternative[]): string =>
  cells.map((c) => `${c.right}${c.detail === 'SUMMARY' ? '(m)' : ''}${c.when ? ` si ${c.when.source}` : ''}`).join(', ') || '·';

function table(cells: (name: RowName, kind: (typeof KINDS)[number]) => readonly Alternative[]): string {
  const names: RowName[] = ['EVALUATEUR', ...FUNCTION_NAMES];
  return [
    `| fonction | ${KINDS.join(' | ')} |`,
    `|---|${KINDS.map(() => '---').join('|')}|`,
    ...names.map((name) => `| ${name} | ${KINDS.map((kind) => show(cells(name, kind))).join(' | ')} |`),
  ].join('\n');
}

/** Rules that differ by function and kind alone are one line. */
function acts(): string {
  const lines = new Map<string, { rule: Rule; functions: Set<string> }>();
  for (const fn of FUNCTION_NAMES) {
    for (const rule of rulesOf(fn)) {
      const reasons = rule.all.map((c) => c.otherwise.phrase).filter((p, i, all) => all.indexOf(p) === i);
      const key = [rule.type, rule.action, rule.right, rule.because, rule.right === 'RULE' ? reasons.join(' ') : ''].join('|');
      const line = lines.get(key) ?? { rule, functions: new Set<string>() };
      line.functions.add(fn);
      lines.set(key, line);
    }
  }
  return [
    '| acte | droit | parce que | article | fonctions |', '|---|---|---|---|---|',
    ...[...lines.values()].map(({ rule, functions }) =>
      `| ${rule.type}.${rule.action} | ${rule.right === 'RULE' ? 'règle' : rule.right} | ${rule.because} | ${rule.article} | ${
        functions.size === FUNCTION_NAMES.length ? 'toutes' : functions.size > 6 ? `${functions.size} fonctions` : [...functions].join(', ')} |`),
  ].join('\n');
}

export const lawMd = (): string => `# La loi de Cordée

Produit depuis \`libs/secrecy/law.ts\` et \`matrix.ts\` ; le sens exact des cases est dans \`docs/lecture-de-la-loi.md\`. Codes consolidés fin 2023.

S : par fonction, dans son périmètre · P : admis, pour ce dossier et ce genre · X : élément partagé · O : son propre écrit · (m) : résumé seul · « · » : jamais.

${KINDS.map((kind) => `**${kind}** ${KIND_NAMES[kind]}`).join(' · ')}

## Lire

${table((name, kind) => MATRIX[name][kind])}

## Écrire

${table((name, kind) => writing(MATRIX, name, kind))}

## Les secrets

| fonction | en clair | régime | article |
|---|---|---|---|
${FUNCTION_NAMES.map((fn) => `| ${fn} | ${FUNCTIONS[fn].name} | ${FUNCTIONS[fn].regime} | ${FUNCTIONS[fn].article} |`).join('\n')}

## Les actes

${acts()}

## À ouvrir

Cases que le texte soumet à une condition que nous ne savons pas encore exprimer : fermées.

| rangée | genre | condition | article |
|---|---|---|---|
${TO_OPEN.map((o) => `| ${o.row} | ${o.kind} | ${o.text} | ${o.article} |`).join('\n')}
`;
