/** Names are compared without case, hyphens and underscores. */
export function plain(name) {
  return name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

/**
 * Reads the glossary tables of the contexts' READMEs, | terme | article | définition | name in code | never say |.
 * Answers whether a name may not be said at a path: nowhere, or, when it is another context's own name, only in the
 * contexts that refuse it.
 */
export function readGlossary(files) {
  const refused = new Map();
  const names = new Set();
  for (const { path, text } of files.filter((file) => /^(libs|apps)\/[^/]+\/README\.md$/.test(file.path))) {
    for (const row of rows(text)) {
      for (const name of words(row.name)) names.add(plain(name));
      for (const word of words(row.never)) refused.set(plain(word), [...(refused.get(plain(word)) ?? []), path.replace('README.md', '')]);
    }
  }
  return {
    size: refused.size,
    refuses: (name, path) => {
      const contexts = refused.get(plain(name));
      return Boolean(contexts && (!names.has(plain(name)) || contexts.some((context) => path.startsWith(context))));
    },
  };
}

function rows(text) {
  const found = [];
  let columns;
  for (const line of text.split('\n')) {
    const cells = line.trim().startsWith('|') ? line.trim().slice(1).split('|').map((cell) => cell.trim()) : undefined;
    if (!cells) columns = undefined;
    else if (cells.some((cell) => /^never say$/i.test(cell))) columns = { name: cells.findIndex((cell) => /^name in code$/i.test(cell)), never: cells.findIndex((cell) => /^never say$/i.test(cell)) };
    else if (columns && !cells.every((cell) => /^:?-*:?$/.test(cell))) found.push({ name: cells[columns.name] ?? '', never: cells[columns.never] ?? '' });
  }
  return found;
}

/** « `report`, alert (a word of the press) » → report, alert. */
function words(cell) {
  return cell.replace(/\([^)]*\)/g, '').split(/[,;/]/).map((word) => word.replace(/[`*«»"]/g, '').trim()).filter((word) => /^[A-Za-z][\w -]*$/.test(word));
}
