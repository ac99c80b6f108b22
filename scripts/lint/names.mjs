import ts from 'typescript';
import { offsets } from './offsets.mjs';

/** French verbs that begin a name of ours; « modifier » alone is English. */
export const frenchVerbs =
  /^(accuser|afficher|ajouter|chercher|consulter|creer|enregistrer|envoyer|fermer|inviter|lire|lister|modifier|ouvrir|partager|recevoir|retirer|signaler|supprimer|transmettre|valider)[A-Z_]/;

const bannedName = /^(ips?|ppes?|audiences?|informations?)$/i;
const bannedBeginning = /^(Ip|Ppe)[A-Z]/;
const bannedColumn = /(?:[(,]|^)\s*(?:ip|ppe|audience|information)\s+(?:text|uuid|smallint|int|integer|bigint|boolean|timestamptz|date|bytea|inet)\b/im;

export function bannedNames(file) {
  return [...namesDeclared(file).filter(({ name }) => bannedName.test(name) || bannedBeginning.test(name)).map(({ at }) => at), ...offsets(file.strings, bannedColumn)];
}

const cache = new WeakMap();

/** The names that a TypeScript source declares, not those it uses: [{ name, at }]. */
export function namesDeclared(file) {
  if (!cache.has(file)) cache.set(file, declared(file));
  return cache.get(file);
}

function declared({ path, text }) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  const found = [];
  const visit = (node) => {
    const name = declares(node);
    if (name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name))) found.push({ name: name.text.replace(/^#/, ''), at: name.getStart(source) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A property of an object literal, or a name taken as it is from somebody's object, is not ours to choose. */
function declares(node) {
  if (ts.isBindingElement(node) || ts.isImportSpecifier(node)) return node.propertyName && node.name;
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) || ts.isExportSpecifier(node)) return undefined;
  return ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isClassLike(node) || ts.isFunctionLike(node) || ts.isPropertyDeclaration(node)
    || ts.isPropertySignature(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isEnumDeclaration(node)
    || ts.isEnumMember(node) || ts.isTypeParameterDeclaration(node)
    ? node.name
    : undefined;
}
