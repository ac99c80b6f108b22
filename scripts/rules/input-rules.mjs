/*
 * What each field that may be sent takes, and what is refused of several together: read in the schema and in the code of the verbs, so that it is never written beside them.
 * A bound that cannot be read fails: it would be a rule that nobody can know.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildSchema, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import ts from 'typescript';
import { filesUnder } from '../files.mjs';
import { root } from '../paths.mjs';

const sourceOf = (path) => ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);
const verbs = () => filesUnder('libs').filter((path) => path.endsWith('.ts') && !/\.spec\.ts$|\.d\.ts$|\/(?:secrecy|hints)\//.test(path)).sort();

function walk(node, see) {
  see(node);
  ts.forEachChild(node, (child) => walk(child, see));
}

/** The numbers and the bounds that have a name, by file, then anywhere. */
function named(sources) {
  const found = new Map();
  for (const source of sources) {
    walk(source, (node) => {
      if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer && (ts.isNumericLiteral(node.initializer) || ts.isObjectLiteralExpression(node.initializer))) {
        found.set(`${source.fileName} ${node.name.text}`, node.initializer);
        if (!found.has(node.name.text)) found.set(node.name.text, node.initializer);
      }
    });
  }
  return (source, name) => found.get(`${source.fileName} ${name}`) ?? found.get(name);
}

/** A literal, or what its name says. */
const valueOf = (node, source, byName) => {
  const seen = node && ts.isIdentifier(node) ? byName(source, node.text) : node;
  return seen && ts.isNumericLiteral(seen) ? Number(seen.text.replaceAll('_', '')) : undefined;
};

function boundsOf(node, source, byName) {
  const object = node && ts.isIdentifier(node) ? byName(source, node.text) : node;
  if (!object || !ts.isObjectLiteralExpression(object)) return null;
  const of = (key) => {
    const property = object.properties.find((one) => one.name?.getText() === key);
    return property && valueOf(ts.isPropertyAssignment(property) ? property.initializer : property.name, source, byName);
  };
  return { max: of('max'), min: of('min') ?? 1 };
}

const fieldOf = (node) => (ts.isStringLiteralLike(node) ? node.text : null);
const said = ({ max, min }) => `texte, ${min === 0 ? 'peut être vide' : min > 1 ? `${min} signes au moins` : 'non vide'}, ${max} signes au plus`;
const READS = { uuid: () => 'identifiant (UUID)', date: () => 'jour qui existe, AAAA-MM-JJ' };

/** [file, field, rule], as the verbs ask it. */
function asked(sources, byName) {
  const rows = [];
  for (const source of sources.filter(({ text }) => /platform\/inputs\.js'/.test(text))) {
    walk(source, (node) => {
      if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.arguments.length < 2) return;
      const field = fieldOf(node.arguments[0]);
      const { text: called } = node.expression;
      if (field && READS[called]) rows.push([source.fileName, field, READS[called]()]);
      if (!field || called !== 'text') return;
      const bounds = boundsOf(node.arguments[2], source, byName);
      if (!bounds?.max) throw new Error(`${source.fileName}: the bound of « ${field} » cannot be read`);
      rows.push([source.fileName, field, said(bounds)]);
    });
  }
  return rows;
}

/** A local reader of several fields, under the name that it is called by: `optional`, `required`. */
function readerAround(node) {
  for (let at = node.parent; at; at = at.parent) {
    if ((ts.isMethodDeclaration(at) || ts.isFunctionDeclaration(at)) && at.name) return { name: at.name.getText(), of: at };
    if (!ts.isArrowFunction(at)) continue;
    if (ts.isVariableDeclaration(at.parent) || ts.isPropertyDeclaration(at.parent)) return { name: at.parent.name.getText(), of: at };
    const { parent } = at;
    if (ts.isCallExpression(parent) && ts.isPropertyAccessExpression(parent.expression) && parent.expression.name.text === 'map') return { field: `chaque ${parent.expression.expression.getText()}` };
    // A reader handed over with the name of its field: given('communeName', value, (f, v) => …).
    if (ts.isCallExpression(at.parent) && fieldOf(at.parent.arguments[0])) return { field: fieldOf(at.parent.arguments[0]) };
  }
  return {};
}

/** The same rules where the field is what a local reader was told. */
function askedByReaders(sources, byName) {
  const rows = [];
  for (const source of sources.filter(({ text }) => /platform\/inputs\.js'/.test(text))) {
    const readers = new Map();
    const learn = (node, bounds) => {
      const { name, field, of } = readerAround(node);
      if (field) rows.push([source.fileName, field, said(bounds)]);
      else if (name) readers.set(name, { ...bounds, at: of.parameters.findIndex((one) => one.name.getText() === 'max'), usual: valueOf(of.parameters.find((one) => one.name.getText() === 'max')?.initializer, source, byName) });
      else throw new Error(`${source.fileName}: nobody knows which field is read there`);
    };
    walk(source, (node) => {
      if (ts.isCallExpression(node) && node.expression.getText() === 'text' && node.arguments.length === 3 && !fieldOf(node.arguments[0])) learn(node, boundsOf(node.arguments[2], source, byName));
    });
    // What reads by another reader is one too.
    for (let before = -1; before !== readers.size;) {
      before = readers.size;
      walk(source, (node) => {
        const called = ts.isCallExpression(node) && readers.get(node.expression.getText().split('.').at(-1));
        if (!called) return;
        const max = valueOf(node.arguments[called.at], source, byName) ?? called.max ?? called.usual;
        const field = literal(node.arguments[0]);
        const { name, of } = field === null ? readerAround(node) : {};
        if (field !== null && max) rows.push([source.fileName, field, said({ max, min: called.min })]);
        else if (name && !readers.has(name)) readers.set(name, { ...called, at: of.parameters.findIndex((one) => one.name.getText() === 'max') });
      });
    }
  }
  return rows;
}

const literal = (node) => (ts.isStringLiteralLike(node) ? node.text : ts.isTemplateExpression(node) ? `${node.head.text}${node.templateSpans.map(({ literal: { text } }) => `…${text}`).join('')}` : null);
/** [file, field, code, sentence]: what is refused once each field is right by itself. */
function refusals(sources) {
  const rows = [];
  for (const source of sources.filter(({ fileName }) => !fileName.endsWith('libs/platform/inputs.ts'))) {
    walk(source, (node) => {
      if (!ts.isNewExpression(node) || node.expression.getText() !== 'UserError') return;
      const [code, sentence, field] = (node.arguments ?? []).map(literal);
      if (code && sentence) rows.push([source.fileName, field ?? '–', code, sentence]);
    });
  }
  return rows;
}

/** What another reader than text() takes, by the field: the file that refuses the rest. Held complete by test/assurance/input-rules.spec.ts: a text that none of the three tables bounds fails there. */
export const OWN_READERS = {
  siret: ['quatorze chiffres, clé vérifiée', 'libs/partners/directory-keys.ts'], finess: ['neuf chiffres, clé vérifiée', 'libs/partners/directory-keys.ts'], uai: ['sept chiffres et leur lettre', 'libs/partners/directory-keys.ts'],
  communeCode: ['code INSEE de la commune', 'libs/partners/directory-keys.ts'], onCallPhone: ['numéro de téléphone', 'libs/partners/directory-keys.ts'],
  bordereau: ['l’année et son rang, AAAA-N', 'libs/conservation/bordereau.ts'], dueOn: ['jour qui existe, AAAA-MM-JJ', 'libs/syntheses/charge.ts'],
  effectDigest: ['comparée à l’empreinte de ce qui fut montré, jamais gardée', 'libs/platform/shown.ts'], readersDigest: ['comparée à l’empreinte des lecteurs montrés', 'libs/threads/post-message.ts'], openDigest: ['comparée à l’empreinte de ce qui fut montré, jamais gardée', 'libs/signalements/take-over-permanence.ts'],
  analysis: ['sous le nom « analyses »', 'libs/informations-preoccupantes/submit-rapport.ts'],
  person: ['sous le nom « parents »', 'libs/informations-preoccupantes/what-is-reported.ts'], identity: ['sous le nom « informant »', 'libs/informations-preoccupantes/what-is-reported.ts'], reachBy: ['sous le nom « informant »', 'libs/informations-preoccupantes/what-is-reported.ts'],
  birthPlace: ['sous le nom « mineurs »', 'libs/informations-preoccupantes/what-is-reported.ts'], sex: ['sous le nom « mineurs » ; dans une lettre, une valeur', 'libs/informations-preoccupantes/what-is-reported.ts'], whereabouts: ['sous le nom « mineurs »', 'libs/informations-preoccupantes/what-is-reported.ts'],
  argument: ['texte, non vide si une demande est faite, 5000 signes au plus', 'libs/signalements/checked-letter.ts'], since: ['jour qui existe, AAAA-MM-JJ, non à venir', 'libs/signalements/checked-letter.ts'], born: ['jour qui existe, AAAA-MM-JJ, non à venir', 'libs/signalements/checked-letter.ts'],
};

const FORMATS = { ID: 'identifiant', DateTime: 'instant avec son fuseau (ISO 8601)', Boolean: 'oui ou non', Int: 'nombre entier', Float: 'nombre', String: 'texte' };
function formatOf(type) {
  if (isNonNullType(type)) return formatOf(type.ofType);
  if (isListType(type)) return `liste de : ${formatOf(type.ofType)}`;
  if (isEnumType(type)) return type.getValues().length > 12 ? `une valeur de ${type.name}` : type.getValues().map(({ name }) => name).join(', ');
  return FORMATS[type.name] ?? type.name;
}
function inputs() {
  const schema = buildSchema(readFileSync(join(root, 'apps/api/schema.graphql'), 'utf8'));
  return Object.values(schema.getTypeMap()).filter(isInputObjectType).flatMap((type) => Object.values(type.getFields()).map((field) => [type.name, field.name, isNonNullType(field.type) ? 'oui' : 'non', formatOf(field.type)]));
}

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (heads, rows) => [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const short = (path) => `${basename(dirname(path))}/${basename(path)}`;
const once = (rows) => [...new Map(rows.map((row) => [row.join('\0'), row])).values()];

export function inputRules() {
  const sources = verbs().map(sourceOf);
  const byName = named(sources);
  const bounds = once([...asked(sources, byName), ...askedByReaders(sources, byName)].sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([path, ...rest]) => [short(path), ...rest]));
  return { inputs: inputs(), bounds, refusals: once(refusals(sources).map(([path, ...rest]) => [short(path), ...rest])) };
}

export function asDocument({ inputs: fields, bounds, refusals: refused }) {
  return `# Les règles de saisie

Écrit par \`npm run generate\` d’après le schéma et le code : rien ici n’est écrit à la main, et un essai le compare au code. Tout texte est gardé en NFC, ses retours à la ligne sont d’une seule façon ; contrôles et inversions du sens de lecture sont refusés (\`libs/platform/inputs.ts\`). Une liste envoyée a cent éléments au plus. Ce qui manque à un champ est refusé en le nommant, avant que rien ne soit écrit.

## Champ par champ

${table(['saisie', 'champ', 'obligatoire', 'forme'], fields)}

## Longueurs et formats, là où ils sont demandés

${table(['verbe', 'champ', 'règle'], bounds)}

${table(['champ', 'règle', 'lu par'], Object.entries(OWN_READERS).map(([field, [rule, file]]) => [field, rule, `\`${file}\``]))}

## Ce qui est refusé ensuite : règles qui lient plusieurs champs, ou un champ et ce qui existe déjà

« … » tient la place d’une valeur.

${table(['verbe', 'champ', 'code', 'phrase'], refused)}
`;
}
