/** The one mail there is: the same bytes for everybody and for everything, but for its date and its own number. Even whom it is for stays on the envelope. */
import { randomUUID } from 'node:crypto';

export const SENTENCE = 'Une nouvelle information vous attend dans Cordée.';

export interface Place { publicUrl: string; from: string }

export function theMail({ publicUrl, from }: Place, sentAt: Date): string {
  const { hostname } = new URL(publicUrl);
  const name = '=?UTF-8?Q?Cord=C3=A9e?=';
  return [
    `From: ${name} <${from}>`, 'To: undisclosed-recipients:;', `Subject: ${name}`, `Date: ${sentAt.toUTCString().replace('GMT', '+0000')}`, `Message-ID: <${randomUUID()}@${hostname}>`,
    'Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: All',
    'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable',
    '', quoted(SENTENCE), '', quoted(`${publicUrl}/`), '',
  ].join('\r\n');
}

const quoted = (line: string): string => [...Buffer.from(line, 'utf8')].map((byte) => (byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte))).join('');
