/** Texts of the directory compared without regard to case and accents: the same folding of what is sought, here, and of a column, in SQL. */
const ACCENTED = 'àâäáãåçèéêëìíîïñòóôöõùúûüýÿ’';
const PLAIN = "aaaaaaceeeeiiiinooooouuuuyy'";

export const fold = (text: string): string => Array.from(text.toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae'), (c) => PLAIN[ACCENTED.indexOf(c)] ?? c).join('').trim();

export const folded = (column: string): string =>
  `translate(replace(replace(lower(${column}), 'œ', 'oe'), 'æ', 'ae'), '${ACCENTED}', '${PLAIN.replace("'", "''")}')`;
