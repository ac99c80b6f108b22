/**
 * What the shipped screens may ask, by the hash of its text, as their build wrote it. From a browser nothing else is accepted: who gets a script to run in a page,
 * or somebody's cookie, can ask only what the screens ask.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { GraphQLError } from 'graphql';
import { ConfigurationError } from '../../../libs/platform/config.js';

export const documentIdOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

export class TrustedDocuments {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly called: ReadonlyMap<string, string>;

  constructor(texts: readonly string[]) {
    this.texts = new Map(texts.map((text) => [documentIdOf(text), text]));
    this.called = new Map([...this.texts].map(([id, text]) => [id, /\b(?:query|mutation)\s+([A-Za-z]\w*)/.exec(text)?.[1] ?? '']));
  }

  /** That of the screens served here, and of those of yesterday that are still open somewhere. Where no screens are built there is none. */
  static read(current: string, earlier: readonly string[]): TrustedDocuments {
    return new TrustedDocuments([...existsSync(current) ? [current] : [], ...earlier].flatMap(listed));
  }

  text(id: unknown): string | undefined {
    return typeof id === 'string' ? this.texts.get(id) : undefined;
  }

  /** As its screen calls the operation; nothing of what a program says in full. */
  operation(id: unknown): string | undefined {
    return typeof id === 'string' ? this.called.get(id) : undefined;
  }

  get operations(): string[] {
    return [...new Set(this.called.values())];
  }
}

function listed(path: string): string[] {
  const found = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);
  if (found.some(([id, text]) => id !== documentIdOf(text))) throw new ConfigurationError(`Configuration à corriger — ${path} : un document n’est pas celui que dit son empreinte`);
  return found.map(([, text]) => text);
}

export const unknownDocument = (): GraphQLError => new GraphQLError(
  'Cette page n’est plus à jour, ou la demande ne vient pas de nos écrans. Rien n’a été enregistré ; vos brouillons sont conservés. Rechargez la page. Un programme présente un jeton.',
  { extensions: { code: 'DOCUMENT_INCONNU', http: { status: 400 } } },
);
