/**
 * The one mail there is of what awaits somebody: the same bytes for everybody and for everything, but for its date and its own number. And the invitation, which
 * differs by its link and its term. Even whom they are for stays on the envelope.
 */
import { randomUUID } from 'node:crypto';
import { writtenInFrance } from '../platform/france.js';

export const SENTENCE = 'Une nouvelle information vous attend dans Cordée.';

export interface Place { publicUrl: string; from: string }

export const theMail = (place: Place, sentAt: Date): string => mail(place, sentAt, [SENTENCE, '', `${place.publicUrl}/`]);

/** To whoever is not here yet: neither who invites, nor to what, nor whom. */
export const theInvitation = (place: Place, sentAt: Date, link: string, expiresAt: Date): string => mail(place, sentAt, [
  'Un accès vous attend dans Cordée.', `Ce lien sert une seule fois, jusqu’au ${writtenInFrance(expiresAt)}, heure de Paris :`, '',
  link, '', 'Il vous demandera de vous identifier. Ne le transmettez à personne.']);

function mail({ publicUrl, from }: Place, sentAt: Date, lines: readonly string[]): string {
  const { hostname } = new URL(publicUrl);
  const name = '=?UTF-8?Q?Cord=C3=A9e?=';
  return [
    `From: ${name} <${from}>`, 'To: undisclosed-recipients:;', `Subject: ${name}`, `Date: ${sentAt.toUTCString().replace('GMT', '+0000')}`, `Message-ID: <${randomUUID()}@${hostname}>`,
    'Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: All',
    'MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable',
    '', ...lines.map(quoted), '',
  ].join('\r\n');
}

const LONGEST = 76;

/** Quoted-printable (RFC 2045, 6.7): a line that is too long goes on after a « = », never in the middle of an octet. */
function quoted(line: string): string {
  const octets = [...Buffer.from(line, 'utf8')].map((byte) => (byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)));
  if (octets.join('').length <= LONGEST) return octets.join('');
  const lines = [''];
  for (const octet of octets) {
    if (lines.at(-1)!.length + octet.length >= LONGEST) lines.push('');
    lines.push(lines.pop()! + octet);
  }
  return lines.join('=\r\n');
}
