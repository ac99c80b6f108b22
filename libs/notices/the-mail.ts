/**
 * The one mail there is of what awaits somebody: the same bytes for everybody and for everything, but for its date and its own number. The invitation differs by its
 * link and its term; what an agenda is told, by an hour. Even whom they are for stays on the envelope.
 */
import { randomUUID } from 'node:crypto';
import { writtenInFrance } from '../platform/france.js';

export const SENTENCE = 'Une nouvelle information vous attend dans Cordée.';

export interface Place { publicUrl: string; from: string }
export interface ForAgenda { calendar: string; method: 'REQUEST' | 'CANCEL'; reference: string }

const awaiting = ({ publicUrl }: Place): string[] => [SENTENCE, '', `${publicUrl}/`];

export const theMail = (place: Place, sentAt: Date): string => mail(place, sentAt, text(awaiting(place)));

/** The same words, with what an agenda takes of it (RFC 6047): an hour. `reference` makes the number of a mail that is sent again the same. */
export const theAppointment = (place: Place, sentAt: Date, { calendar, method, reference }: ForAgenda): string => {
  const boundary = `cordee-${reference}`;
  const parts = [text(awaiting(place)), [`Content-Type: text/calendar; charset=utf-8; method=${method}`, 'Content-Transfer-Encoding: base64', '', ...folded(calendar)]];
  return mail(place, sentAt, [`Content-Type: multipart/alternative; boundary="${boundary}"`, '', ...parts.flatMap((part) => [`--${boundary}`, ...part]), `--${boundary}--`], reference);
};

/** To whoever is not here yet: neither who invites, nor to what, nor whom. */
export const theInvitation = (place: Place, sentAt: Date, link: string, expiresAt: Date): string => mail(place, sentAt, text([
  'Un accès vous attend dans Cordée.', `Ce lien sert une seule fois, jusqu’au ${writtenInFrance(expiresAt)}, heure de Paris :`, '',
  link, '', 'Il vous demandera de vous identifier. Ne le transmettez à personne.']));

/** To whoever keeps the journal's checkpoints apart: a size and a root, signed, which tell of nobody. */
export const theCheckpoint = (place: Place, sentAt: Date, note: string): string => mail(place, sentAt, text(['Le journal de Cordée en est là. Gardez ce message, tel quel :', '', ...note.split('\n')]));

const text = (lines: readonly string[]): string[] => ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable', '', ...lines.map(quoted)];

/** `content`: its headers, an empty line, its lines. */
function mail({ publicUrl, from }: Place, sentAt: Date, content: readonly string[], reference: string = randomUUID()): string {
  const { hostname } = new URL(publicUrl);
  const name = '=?UTF-8?Q?Cord=C3=A9e?=';
  return [
    `From: ${name} <${from}>`, 'To: undisclosed-recipients:;', `Subject: ${name}`, `Date: ${sentAt.toUTCString().replace('GMT', '+0000')}`, `Message-ID: <${reference}@${hostname}>`,
    'Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: All',
    'MIME-Version: 1.0', ...content, '',
  ].join('\r\n');
}

const LONGEST = 76;

/** Base64, in lines of that length. */
const folded = (content: string): string[] => Buffer.from(content, 'utf8').toString('base64').match(new RegExp(`.{1,${LONGEST}}`, 'g')) ?? [];

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
