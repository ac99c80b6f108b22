import { gzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { Canaries } from './canaries.js';

const VALUE = { table: 'entry', column: 'body', row: '00000000-0000-4000-8000-000000000001' };
const canaries = new Canaries('of this spec');
const word = canaries.word(VALUE);
const base64 = (before: string): string => Buffer.from(`${before}${word} et la suite`).toString('base64');

it.each<[string, Buffer]>([
  ['as it is', Buffer.from(`"body":"${word}"`)], ['in capitals', Buffer.from(word.toUpperCase())], ['two bytes a letter', Buffer.from(`x${word}`, 'utf16le')],
  ['in an address', Buffer.from(Buffer.from(word).toString('hex').replace(/../g, '%$&'))], ['in hexadecimal', Buffer.from(Buffer.from(word).toString('hex'))],
  ['in base64', Buffer.from(base64(''))], ['in base64, a byte further', Buffer.from(base64('a'))], ['in base64, two bytes further', Buffer.from(base64('ab'))],
  ['in the lines of a mail', Buffer.from(base64('Une ligne avant. '.repeat(4)).replace(/(.{40})/g, '$1\r\n'))], ['in a line that a mail broke', Buffer.from(`${word.slice(0, 9)}=\r\n${word.slice(9)}`)],
  ['compressed', Buffer.concat([Buffer.from('before'), gzipSync(`a note about ${word}`)])],
])('a word that leaves %s is found, and says which value it is', (_, bytes) => {
  expect(canaries.in(bytes)).toEqual([VALUE]);
});

it('what is nobody’s word is not', () => {
  expect(canaries.in(Buffer.from(`${word.slice(0, -1)}g ${new Canaries('of another').word(VALUE)} ${base64('').slice(8)}`.replace(word, '')))).toEqual([]);
});
