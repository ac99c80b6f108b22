/* A PDF on the standard input, read by a library that is not the one that wrote it: what a reader, and a screen reader, find in it. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const document = await getDocument({ data: new Uint8Array(Buffer.concat(chunks)), useSystemFonts: false, verbosity: 0 }).promise;
const { info, metadata } = await document.getMetadata();

const pages = [];
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  await page.getOperatorList();
  const fonts = [...new Set(items.map(({ fontName }) => fontName).filter(Boolean))].map((name) => page.commonObjs.get(name)).map(({ name, missingFile }) => ({ name, embedded: !missingFile }));
  pages.push({ runs: runs(items), spoken: contents(await page.getStructTree()), roles: roles(await page.getStructTree()), fonts });
}
console.log(JSON.stringify({ info, uaPart: metadata?.get('pdfuaid:part') ?? null, xmp: metadata?.getRaw() ?? '', marked: (await document.getMarkInfo())?.Marked ?? false, outline: await document.getOutline(), pages }));

/** Texts, each with the mark it stands in: an identifier of content, « Artifact », or nothing. */
function runs(items) {
  const found = [];
  const open = [];
  for (const item of items) {
    if (item.type === 'beginMarkedContentProps' || item.type === 'beginMarkedContent') open.push(item.id ?? item.tag);
    else if (item.type === 'endMarkedContent') open.pop();
    else if (item.str) found.push({ text: item.str, endsLine: item.hasEOL, mark: open.at(-1) ?? null });
  }
  return found;
}

function contents(node) {
  if (!node) return [];
  return node.type === 'content' ? [node.id] : (node.children ?? []).flatMap(contents);
}

function roles(node) {
  if (!node || node.type === 'content') return [];
  return [node.role, ...(node.children ?? []).flatMap(roles)];
}
