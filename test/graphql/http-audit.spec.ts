import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { figure } from '../../scripts/score/figures.mjs';
import { Product } from '../support/product.js';

/** The GraphQL-over-HTTP audits of graphql-http, whole, against the live endpoint. They are named here so that one that disappears is seen. */
let product: Product;
let authorization: string;
beforeAll(async () => {
  product = await Product.start();
  authorization = `Bearer ${await product.token('A4')}`;
});
afterAll(() => product.close());

const audits = serverAudits({
  url: () => `${product.server.url}/graphql`,
  fetchFn: (url: string, init: RequestInit = {}) => fetch(url, { ...init, headers: { authorization, ...(init.headers as object) } }),
});
const level = (name: string): string => name.split(' ')[0]!;

describe('GraphQL over HTTP', () => {
  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s %s', async (_id, _name, audit) => {
    const result = await audit.fn();
    if (!_name.startsWith('MAY')) figure('http.audits', Number(result.status === 'ok'));
    expect({ status: result.status, reason: 'reason' in result ? result.reason : '' }).toEqual({ status: 'ok', reason: '' });
  });

  it('is audited by as many rules as when this was written', () => {
    const counts: Record<string, number> = {};
    for (const { name } of audits) counts[level(name)] = (counts[level(name)] ?? 0) + 1;
    expect(counts).toEqual({ MUST: 13, SHOULD: 23, MAY: 25 });
  });
});
