/* The demonstration's mail: SMTP on one port of this machine, what was received on a page at another. Nothing leaves it. */
import { createServer } from 'node:http';
import { startSink } from './sink.mjs';

const sink = await startSink({ port: Number(process.env.SMTP_PORT) });
/** As a reader shows it: quoted-printable is undone, and an address of this machine may be followed. */
const text = (body) => Buffer.from(body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');
const readable = (raw) => raw.replace(/\r\n\r\n[^]*/, text);
const linked = (html) => html.replace(/http:\/\/localhost:\d+\/[\w/-]*/g, (address) => `<a rel="noreferrer" href="${address}">${address}</a>`);
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function page() {
  const mails = sink.mails.map(({ to, at, raw }) => `<article><h2>${escape(at.toISOString())} → ${escape(to)}</h2><pre>${linked(escape(readable(raw)))}</pre></article>`).reverse();
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><meta http-equiv="refresh" content="5"><title>Courriers de la démonstration</title>
<h1>Courriers de la démonstration</h1><p>Rien n’est parti : ce serveur ne livre à personne. ${mails.length} courrier(s), du plus récent au plus ancien.</p>${mails.join('\n')}</html>`;
}

const web = createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'", 'cache-control': 'no-store' });
  response.end(page());
});
web.listen(Number(process.env.MAIL_PORT), '127.0.0.1', () => process.send?.({ ready: true }));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
process.on('disconnect', () => process.exit(0));
