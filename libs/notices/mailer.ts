import { createTransport } from 'nodemailer';
import { realNow } from '../platform/clock.js';
import { theAppointment, theCheckpoint, theInvitation, theMail, type ForAgenda } from './the-mail.js';

/** permanent: the server says that this address will never do. Otherwise it is tried again. */
export class MailRefused extends Error {
  constructor(readonly permanent: boolean, readonly ofThisAddress: boolean) {
    super('mail refused');
  }
}
export interface Mailer {
  /** Resolves once the server has taken it; throws MailRefused. */
  send(to: string): Promise<void>;
  /** The same, of a link by which somebody comes in. */
  invite(to: string, link: string, expiresAt: Date): Promise<void>;
  /** The same, with an hour for their agenda. */
  appoint(to: string, agenda: ForAgenda): Promise<void>;
  /** The same, of what the journal is, to whoever keeps it apart. */
  witness(to: string, note: string): Promise<void>;
  close(): void;
}
export interface MailPlaces { smtpUrl: string; mailFrom: string; publicUrl: string; /** What a server may take before it is said to hang. */ patienceMs?: number }

/** Real SMTP. Beyond this machine, encryption is not an offer to be declined: without STARTTLS nothing is sent. */
export function smtpMailer({ smtpUrl, mailFrom, publicUrl, patienceMs = 10_000 }: MailPlaces): Mailer {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  const transport = createTransport({
    host: url.hostname, port: Number(url.port || (secure ? 465 : 587)), secure, requireTLS: !secure && !here, ignoreTLS: here && !secure,
    ...(url.username && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    name: new URL(publicUrl).hostname, connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs, disableFileAccess: true, disableUrlAccess: true, logger: false,
  });
  const place = { publicUrl, from: mailFrom };
  const hand = async (to: string, raw: string): Promise<void> => {
    try {
      await withinPatience(transport.sendMail({ envelope: { from: mailFrom, to: [to] }, raw }), patienceMs * 3);
    } catch (e) {
      const { responseCode = 0, command } = e as { responseCode?: number; command?: string };
      // The error itself may quote the address, or what was sent: it goes no further than here.
      throw new MailRefused(responseCode >= 500 && command === 'RCPT TO', command === 'RCPT TO');
    }
  };
  return {
    send: (to) => hand(to, theMail(place, new Date(realNow()))),
    invite: (to, link, expiresAt) => hand(to, theInvitation(place, new Date(realNow()), link, expiresAt)),
    appoint: (to, agenda) => hand(to, theAppointment(place, new Date(realNow()), agenda)),
    witness: (to, note) => hand(to, theCheckpoint(place, new Date(realNow()), note)),
    close: () => transport.close(),
  };
}

/** A server that answers a word now and then never goes silent long enough to be given up: the whole is bounded too. */
async function withinPatience<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('too long')), ms); });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
