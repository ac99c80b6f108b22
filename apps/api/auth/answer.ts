import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Refusal } from './refusal.js';

const style = 'body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}';
const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

const page = (refusal: Refusal): string => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Connexion à Cordée</title><style>${style}</style></head>
<body><main><h1>Vous n’êtes pas connecté à Cordée</h1><p>${escape(refusal.message)}</p><p>${escape(refusal.whatToDo)}</p>
<p><a href="/auth/login">Se connecter</a></p><p><small>Code ${escape(refusal.code)}</small></p></main></body></html>`;

/** Browsers ask for HTML; whoever accepts anything is a program. */
export const wantsJson = (req: Request, res: Response): boolean => res.locals['mode'] === 'client' || req.accepts(['json', 'html']) !== 'html';

/** Nothing that is said about signing in may stay in a cache, ours or a proxy's. */
export function neverCached(res: Response): void {
  res.set({ 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff' });
}

export function sendRefusal(req: Request, res: Response, refusal: Refusal): void {
  neverCached(res);
  res.status(refusal.status);
  if (refusal.status === 503) res.set('Retry-After', '5');
  if (refusal.again !== undefined) res.set('Retry-After', String(refusal.again));
  if (wantsJson(req, res)) {
    res.json({ error: { code: refusal.code, message: refusal.message, whatToDo: refusal.whatToDo } });
    return;
  }
  res.set('Content-Security-Policy', `default-src 'none'; style-src ${styleSource}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`);
  res.type('html').send(page(refusal));
}
