/** One raw request, for what a kind client never sends. */
import { documentIdOf } from '../../../apps/api/graphql/trusted-documents.js';
import type { Product } from '../../support/product.js';

export interface Raw { status: number; headers: Headers; text: string; code: unknown }

export async function raw(product: Product, init: RequestInit, path = '/graphql'): Promise<Raw> {
  const response = await fetch(`${product.server.url}${path}`, { method: 'POST', ...init });
  const text = await response.text();
  let code: unknown;
  try { code = (JSON.parse(text) as { errors?: { extensions?: { code?: unknown } }[] }).errors?.[0]?.extensions?.code; } catch { /* not JSON: the text tells */ }
  return { status: response.status, headers: response.headers, text, code };
}

export const json = (headers: Record<string, string>, query: string, variables: Record<string, unknown> = {}): RequestInit =>
  ({ headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query, variables }) });

/** As the screens ask: by the name of the document. */
export const named = (headers: Record<string, string>, query: string, variables: Record<string, unknown> = {}): RequestInit =>
  ({ headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ documentId: documentIdOf(query), variables }) });
