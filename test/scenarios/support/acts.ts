/** Acts and reading over HTTP, as the web client does them: the list of readers first, then the sending. */
import { randomUUID } from 'node:crypto';
import type { Answer, Product } from '../../support/product.js';

export interface Said { id: string; seq: number; code: string | null; status: number }
interface Words { kind?: string; dossierId?: string; clientMessageId?: string; readersDigest?: string }

const PREVIEW = `query ($input: PreviewReadersInput!) { previewReaders(input: $input) { preview { digest } userErrors { code } } }`;
const POST = `mutation ($input: PostMessageInput!) { postMessage(input: $input) { message { id seq } userErrors { code field } } }`;

export async function digestFor(product: Product, who: string, threadId: string, { kind = 'FAM', dossierId }: Words = {}): Promise<string> {
  const { body } = await product.ask(who, PREVIEW, { input: { threadId, kind, dossierId } });
  return body.data?.previewReaders.preview?.digest ?? '';
}

export async function post(product: Product, who: string, threadId: string, text: string, words: Words = {}): Promise<Said> {
  const { kind = 'FAM', dossierId } = words;
  const readersDigest = words.readersDigest ?? await digestFor(product, who, threadId, words);
  const { status, body } = await product.ask(who, POST, { input: { threadId, kind, dossierId, body: text, readersDigest, clientMessageId: words.clientMessageId ?? randomUUID() } });
  const payload = body.data?.postMessage;
  return { status, id: payload?.message?.id ?? '', seq: payload?.message?.seq ?? 0, code: payload?.userErrors[0]?.code ?? body.errors?.[0]?.extensions.code ?? null };
}

const END = `mutation ($input: EndAdmissionInput!) { endAdmission(input: $input) { admission { id } userErrors { code } } }`;
export const endAdmission = (product: Product, who: string, admissionId: string): Promise<Answer> => product.ask(who, END, { input: { admissionId } });

export async function admissionOf(product: Product, habilitationId: string, dossierId: string): Promise<string> {
  const { rows: [row] } = await product.door.db.owner.query<{ id: string }>('select id from app.admission where habilitation_id = $1 and dossier_id = $2', [habilitationId, dossierId]);
  return row!.id;
}

const PAGE = `query ($id: ID!, $afterSeq: Int) { thread(id: $id) { seq messages(first: 100, afterSeq: $afterSeq) {
  edges { node { __typename ... on Message { id seq body } ... on Withheld { id seq } } } pageInfo { hasNextPage } } } }`;
export interface Line { id: string; seq: number; body: string | null }

/** Everything after a number, page by page; null when the exchange does not exist for that person. */
export async function messagesAfter(product: Product, who: string, threadId: string, afterSeq = 0): Promise<Line[] | null> {
  const lines: Line[] = [];
  for (let from = afterSeq; ;) {
    const { body } = await product.ask(who, PAGE, { id: threadId, afterSeq: from });
    if (!body.data?.thread) return null;
    const { edges, pageInfo } = body.data.thread.messages as { edges: { node: { id: string; seq: number; body?: string } }[]; pageInfo: { hasNextPage: boolean } };
    lines.push(...edges.map(({ node }) => ({ id: node.id, seq: node.seq, body: node.body ?? null })));
    if (!pageInfo.hasNextPage) return lines;
    from = lines.at(-1)!.seq;
  }
}

/** Waits for what must come, generously: nothing here measures how fast. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, patienceMs = 15_000): Promise<void> {
  for (const startedAt = performance.now(); !(await holds());) {
    if (performance.now() - startedAt > patienceMs) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
  }
}
