import type { NextFunction, Request, Response } from 'express';
import { refuse } from './pages.js';

/** What the ProConnect sheet lists, plus the two of PKCE that this provider demands. */
const documented = new Set([
  'response_type', 'client_id', 'redirect_uri', 'scope', 'state', 'nonce', 'claims', 'prompt', 'idp_hint', 'login_hint', 'siret_hint',
  'code_challenge', 'code_challenge_method',
]);
const LONG_ENOUGH = 32;

/** ProConnect answers Y000400 to anything else: whoever integrates must find it out here, not on the first day in production. */
export function documentedParametersOnly(req: Request, res: Response, next: NextFunction): void {
  if (req.method !== 'GET') return refuse(req, res, 'Y000400', "la demande de connexion s'adresse par GET");
  const unknown = Object.keys(req.query).filter((name) => !documented.has(name));
  if (unknown.length > 0) return refuse(req, res, 'Y000400', `paramètre inconnu : ${unknown.join(', ')}`);
  for (const name of ['state', 'nonce']) {
    const value = req.query[name];
    if (typeof value !== 'string' || value.length < LONG_ENOUGH) {
      return refuse(req, res, 'Y000400', `${name} est obligatoire et compte au moins ${LONG_ENOUGH} caractères`);
    }
  }
  next();
}
