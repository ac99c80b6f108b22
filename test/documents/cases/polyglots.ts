/** One file, two natures: sound as what it says, and something else to another program. */
import type { Case } from '../corpus.js';
import { docx } from '../make/docx.js';
import { insertChunk, jpeg, png } from '../make/image.js';
import { handmade, PAGES, pdf } from '../make/pdf.js';
import { rawZip } from '../make/raw-zip.js';

const archive = (): Buffer => rawZip([{ name: 'programme.js', data: 'run()' }]);
const remark = (bytes: Buffer, said: Buffer): Buffer => Buffer.concat([bytes.subarray(0, 2), Buffer.from([0xff, 0xfe, (said.length + 2) >> 8, (said.length + 2) & 0xff]), said, bytes.subarray(2)]);
const two = (what: string, file: string, bytes: Case['bytes'], expected: Case['expected'] = 'DOUBLE_NATURE'): Case => ({ what: `two natures: ${what}`, file, bytes, expected });

export const polyglots: readonly Case[] = [
  two('JPEG and PDF', 'a.jpg', async () => remark(await jpeg(), handmade(PAGES))),
  two('PNG and PDF', 'a.png', async () => insertChunk(await png(), 'tEXt', Buffer.concat([Buffer.from('a\0'), handmade(PAGES)]))),
  two('JPEG and ZIP', 'a.jpg', async () => Buffer.concat([await jpeg(), archive()])),
  two('PNG and ZIP', 'a.png', async () => Buffer.concat([await png(), archive()])),
  two('JPEG and ZIP with a comment', 'a.jpg', async () => Buffer.concat([await jpeg(), rawZip([{ name: 'a.js', data: '1' }], { comment: 'x'.repeat(60_000) })])),
  two('PDF and ZIP', 'a.pdf', async () => Buffer.concat([await pdf(), archive()])),
  two('text and ZIP', 'a.txt', () => Buffer.concat([Buffer.from('bonjour\n'), archive()])),
  two('text and PDF', 'a.txt', () => Buffer.concat([Buffer.from('bonjour\n'), handmade(PAGES)])),
  two('PNG and HTML', 'a.png', async () => insertChunk(await png(), 'tEXt', Buffer.from('a\0<html><script>alert(1)</script></html>'))),
  two('PNG and HTML at its end', 'a.png', async () => Buffer.concat([await png(), Buffer.from('<script>alert(1)</script>')])),
  two('JPEG and script', 'a.jpg', async () => remark(await jpeg(), Buffer.from('<script>alert(1)</script>'))),
  two('JPEG and PHP', 'a.jpg', async () => remark(await jpeg(), Buffer.from('<?php system($_GET[0]); ?>'))),
  two('JPEG and SVG', 'a.jpg', async () => Buffer.concat([await jpeg(), Buffer.from('<svg onload=alert(1)>')])),
  two('text and HTML', 'a.txt', () => Buffer.from('bonjour <SCRIPT >alert(1)</SCRIPT>')),
  two('text and program of a shell', 'a.txt', () => Buffer.from('#!/bin/sh\nrm -rf /\n'), 'ACTIF'),
  two('GIF and script, as a text', 'a.txt', () => Buffer.from('GIF89a=1;alert(1)'), 'DESACCORD'),
  two('PDF and HTML', 'a.pdf', () => handmade(PAGES, { head: '%PDF-1.7\n%<html><script>alert(1)</script></html>\n' })),
  two('PDF after something else', 'a.pdf', async () => Buffer.concat([Buffer.from('\xff\xd8\xff\xe0 image', 'latin1'), await pdf()]), 'DESACCORD'),
  two('PDF before something else', 'a.pdf', async () => Buffer.concat([await pdf(), Buffer.alloc(2000, 'MZ')]), 'ABIME'),
  two('Word text after something else', 'a.docx', () => Buffer.concat([Buffer.from('%PDF-1.7\n'), docx()]), 'DOUBLE_NATURE'),
  two('Word text before something else', 'a.docx', () => Buffer.concat([docx(), Buffer.from('#!/bin/sh')]), 'ABIME'),
  two('Word text with a prefix that its list knows', 'a.docx', () => docx({}, [], { prefix: Buffer.from('PK bonjour') }), 'ABIME'),
];
