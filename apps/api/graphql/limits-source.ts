/** The first look at a query, before the server knows it: refused here, it is neither validated nor kept. What was accepted once is not looked at again. */
import { Lexer, parse, Source, TokenKind, type DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { LIMITS, within } from './limits.js';
import { checkShape } from './limits-shape.js';
import { checkWords } from './limits-words.js';

/** By length of text, not by number: a query may hold a quarter of a megabyte of blanks. */
const accepted = new LRUCache<string, true>({ maxSize: 4_000_000, sizeCalculation: (_, source) => source.length + 1 });

export function checkSource(source: unknown): void {
  if (typeof source !== 'string' || accepted.get(source)) return;
  const document = documentOf(source);
  if (!document) return;
  checkWords(document);
  checkShape(document);
  accepted.set(source, true);
}

/** null for what does not parse: the server says where. */
function documentOf(source: string): DocumentNode | null {
  let tokens = 0;
  try {
    const lexer = new Lexer(new Source(source));
    while (tokens <= LIMITS.tokens.most && lexer.advance().kind !== TokenKind.EOF) tokens += 1;
  } catch { /* not a word of GraphQL: the server says which */ }
  within('tokens', tokens);
  try {
    return parse(source, { noLocation: true, maxTokens: LIMITS.tokens.most + 1 });
  } catch {
    return null;
  }
}
