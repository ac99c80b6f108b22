/** Where a pattern matches, blanks apart. */
export function offsets(text, pattern) {
  const every = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
  return Array.from(text.matchAll(every), (match) => match.index + Math.max(0, match[0].search(/\S/)));
}
