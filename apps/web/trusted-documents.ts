/**
 * At the build, each `graphql('…')` of the screens becomes `graphql.persisted('sha256:…')`, which is how gql.tada and urql name a document instead of sending it;
 * the list of them is written beside the screens, for the server, which accepts no other from a browser. A document that cannot be named fails the build.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

interface Node { type: string; start: number; end: number; [key: string]: unknown }

export function trustedDocuments(): Plugin {
  const documents = new Map<string, string>();
  return {
    name: 'trusted-documents', apply: 'build', enforce: 'post',
    transform(code, id) {
      if (!id.includes('/apps/web/src/') || !code.includes('graphql(')) return null;
      let written = code;
      for (const { start, end, text } of calls(this.parse(code)).sort((a, b) => b.start - a.start)) {
        if (text === null) return this.error(`${id}: a document is one text, known when the screens are built`);
        const name = `sha256:${createHash('sha256').update(text).digest('hex')}`;
        documents.set(name, text);
        written = `${written.slice(0, start)}graphql.persisted("${name}")${written.slice(end)}`;
      }
      return { code: written, map: null };
    },
    writeBundle({ dir }) {
      writeFileSync(join(dir!, '../web-documents.json'), `${JSON.stringify(Object.fromEntries([...documents].sort(([a], [b]) => a.localeCompare(b))), null, 1)}\n`);
    },
  };
}

/** Every call of `graphql`, whatever it is in. */
function calls(node: unknown): { start: number; end: number; text: string | null }[] {
  if (Array.isArray(node)) return node.flatMap(calls);
  if (typeof node !== 'object' || node === null) return [];
  const { type, callee, start, end } = node as Node;
  if (type !== 'CallExpression' || (callee as Node).type !== 'Identifier' || (callee as Node)['name'] !== 'graphql') return Object.values(node).flatMap(calls);
  return [{ start, end, text: textOf(node['arguments'] as Node[]) }];
}

function textOf([argument, ...rest]: Node[]): string | null {
  if (!argument || rest.length > 0) return null;
  if (argument.type === 'Literal' && typeof argument['value'] === 'string') return argument['value'];
  const quasis = argument['quasis'] as { value: { cooked: string } }[] | undefined;
  return argument.type === 'TemplateLiteral' && quasis?.length === 1 ? quasis.map(({ value }) => value.cooked).join('') : null;
}
