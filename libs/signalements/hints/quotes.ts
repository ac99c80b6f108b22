/** What is between quotation marks is somebody else's word, given as it was said: no hint is made on it. */
export interface Span { from: number; to: number }

const CLOSING: Record<string, string> = { '«': '»', '“': '”', '"': '"' };

/** Outermost pairs, in order. A mark that is never closed opens nothing; marks inside marks are part of what was said. */
export function quotedRanges(text: string): Span[] {
  const ranges: Span[] = [];
  const marks = [...text.matchAll(/[«»“”"]/g)].map(({ 0: mark, index }) => ({ mark, index }));
  for (let at = 0; at < marks.length; at++) {
    const { mark, index } = marks[at] as { mark: string; index: number };
    const closing = CLOSING[mark];
    if (!closing) continue;
    const end = endOf(marks, at, mark, closing);
    if (end === undefined) continue;
    ranges.push({ from: index, to: (marks[end] as { index: number }).index + 1 });
    at = end;
  }
  return ranges;
}

/** How far an end is looked for, in marks: enough for any quotation, and it keeps a text of opening marks only linear. */
const FAR = 200;

function endOf(marks: { mark: string }[], start: number, opening: string, closing: string): number | undefined {
  let depth = 0;
  for (let at = start; at < marks.length && at < start + FAR; at++) {
    const { mark } = marks[at] as { mark: string };
    if (mark === closing && (opening !== closing || at > start)) depth--;
    else if (mark === opening) depth++;
    if (depth === 0) return at;
  }
  return undefined;
}
