import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Person } from './cast.js';
import { functionLabel } from './functions.js';

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
ul{list-style:none;padding:0}li{margin:.4rem 0}button{font:inherit;text-align:left;width:100%;padding:.6rem .8rem;border:1px solid #555;border-radius:4px;background:#fff;color:inherit;cursor:pointer}
button:hover,button:focus-visible{outline:3px solid #1a5fb4;outline-offset:1px}.hinted{border-width:3px}small{color:#444}`;

/** The page's only resource is itself: the hash lets this style in and nothing else. */
export const STYLE_SOURCE = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

export const page = (title: string, body: string): string => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title><style>${style}</style></head>
<body><main><h1>${escape(title)}</h1>${body}</main></body></html>`;

/** Two persons are there to be refused: one says so, or whoever tries the demonstration believes it broken. */
function warning(person: Person): string {
  if (person.acr === 'eidas0') return ' · identité seulement déclarée, Cordée la refuse';
  return person.account ? '' : ' · sans compte dans Cordée';
}

const button = (person: Person, hinted: boolean): string => `<li><button name="personne" value="${person.sub}" data-email="${escape(person.email)}"${hinted ? ' class="hinted" autofocus' : ''}>
<strong>${escape(person.name)}</strong><br>${escape(functionLabel(person.function))} · ${escape(person.organisation)}<br><small>${escape(person.email)}${warning(person)}</small></button></li>`;

export function choosePerson(people: readonly Person[], hint: string | undefined): string {
  const hinted = (person: Person): boolean => person.email === hint?.trim().toLowerCase();
  const ordered = [...people].sort((a, b) => Number(hinted(b)) - Number(hinted(a)));
  return page('Qui êtes-vous ?', `<p>Fournisseur d’identité de démonstration : ces personnes sont inventées, il n’y a pas de mot de passe. Choisissez qui vous voulez être.</p>
<form method="post"><ul>${ordered.map((person) => button(person, hinted(person))).join('\n')}</ul><button name="annuler" value="oui">Renoncer à la connexion</button></form>`);
}

export const confirmLogout = (form: string): string => page('Se déconnecter', `<p>Voulez-vous fermer aussi votre session auprès du fournisseur d’identité ?</p>${form}
<button form="op.logoutForm" name="logout" value="yes" autofocus>Oui, me déconnecter</button>`);

export const loggedOut = (): string => page('Vous êtes déconnecté', '<p>Vous pouvez fermer cette fenêtre.</p>');

export const failure = (code: string, detail: string): string => page('Connexion impossible', `<p>${escape(detail)}</p><p><small>Code ${escape(code)}</small></p>`);

export function refuse(req: Request, res: Response, code: string, detail: string): void {
  res.status(400).set('Cache-Control', 'no-store');
  if (req.accepts(['html', 'json']) === 'json') res.json({ error: code, error_description: detail });
  else res.type('html').send(failure(code, `Demande refusée : ${detail}.`));
}
