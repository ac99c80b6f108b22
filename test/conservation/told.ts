/** The certificates that the API tells somebody, by the dossier that each is of. */
import type { Product } from '../support/product.js';

const ASK = 'query ($after: String) { eliminations(first: 1, after: $after) { pageInfo { hasNextPage endCursor } edges { node { dossierId certificate } } } }';

export async function certificatesTold(product: Product, who: string): Promise<Record<string, string>> {
  const told: Record<string, string> = {};
  for (let after: string | null = null, more = true; more;) {
    const { body } = await product.ask(who, ASK, { after });
    const { edges, pageInfo } = body.data.eliminations;
    for (const { node } of edges) told[node.dossierId] = node.certificate;
    ({ endCursor: after, hasNextPage: more } = pageInfo);
  }
  return told;
}
