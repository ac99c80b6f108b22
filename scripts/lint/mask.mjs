/**
 * Two views of a TypeScript source, of the same length: `code` without comments and without what strings say,
 * `strings` with nothing but what strings say. A rule about SQL looks at the second, one about code at the first.
 */
export function mask(source) {
  const code = blank(source);
  const strings = blank(source);
  const braces = [];
  let at = 0;
  let before = '';

  const copy = (target, to) => {
    for (const end = Math.min(to, source.length); at < end; at++) target[at] = source[at];
  };
  /** From an opening quote, or from the brace that ends a `${}`, to what closes it. */
  const string = (quote) => {
    copy(code, at + 1);
    let end = at;
    while (end < source.length && source[end] !== quote && !(quote === '`' && source.startsWith('${', end))) end += source[end] === '\\' ? 2 : 1;
    copy(strings, end);
    const opens = source[at] === '$';
    if (opens) braces.push('template');
    copy(code, at + (opens ? 2 : 1));
    before = opens ? '{' : '"';
  };

  while (at < source.length) {
    const char = source[at];
    if (source.startsWith('//', at)) at = endOf(source, '\n', at) - 1;
    else if (source.startsWith('/*', at)) at = endOf(source, '*/', at + 2);
    else if (`'"\``.includes(char)) string(char);
    else if (char === '}' && braces.pop() === 'template') string('`');
    else if (char === '/' && startsPattern(before)) {
      copy(code, patternEnd(source, at));
      before = '/0';
    } else {
      if (char === '{') braces.push('block');
      before = `${before}${char}`.replace(/\s+$/, ' ').slice(-12);
      copy(code, at + 1);
    }
  }
  return { code: code.join(''), strings: strings.join('') };
}

const blank = (source) => source.split('').map((char) => (char === '\n' ? '\n' : ' '));

function endOf(source, what, from) {
  const found = source.indexOf(what, from);
  return found === -1 ? source.length + what.length - 1 : found + what.length;
}

/** A slash divides after a value and begins a pattern after anything else. */
function startsPattern(before) {
  const last = before.trimEnd();
  return last === '' || /[(,=:[!&|?{};+\-*%~^<>]$/.test(last) || /\b(return|typeof|case|of|in)$/.test(last);
}

function patternEnd(source, from) {
  let inClass = false;
  for (let at = from + 1; at < source.length && source[at] !== '\n'; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '[') inClass = true;
    else if (source[at] === ']') inClass = false;
    else if (source[at] === '/' && !inClass) return at + 1;
  }
  return from + 1;
}
