import type { NextFunction, Request, Response } from 'express';

/** What the body reader throws before anybody is asked who they are: said in GraphQL's own form, without repeating anything of the body. */
const REASONS: Record<string, [code: string, message: string]> = {
  'entity.too.large': ['TROP_LONG', 'Requête trop longue : 256 ko au plus. Rien n’a été enregistré.'],
  'entity.parse.failed': ['FORMAT', 'Le corps de la requête n’est pas du JSON.'],
  'charset.unsupported': ['FORMAT', 'Le corps de la requête doit être en UTF-8.'],
  'encoding.unsupported': ['FORMAT', 'Le corps de la requête est compressé d’une façon que nous ne lisons pas.'],
  'request.aborted': ['FORMAT', 'La requête s’est interrompue avant la fin.'],
};
const OTHERWISE: [string, string] = ['FORMAT', 'Le corps de la requête est illisible.'];

export function unreadableBody(error: { type?: string; status?: number }, _request: Request, response: Response, next: NextFunction): void {
  if (typeof error.status !== 'number' || error.status >= 500) return next(error);
  const [code, message] = REASONS[error.type ?? ''] ?? OTHERWISE;
  response.status(error.status).json({ errors: [{ message, extensions: { code } }] });
}
