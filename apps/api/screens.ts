/**
 * The screens: files of the same origin, and one page for every address of theirs. Nothing in them is of anybody: they may be kept by the browser, their names
 * change with what they hold; the page itself is asked for each time.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import express, { type Router } from 'express';

/** Beside what is compiled. */
export const BUILT = fileURLToPath(new URL('../web/', import.meta.url));
/** The addresses of `apps/web/src/app.tsx`. Any other is answered as before: an unknown path of the API stays unknown. */
const ADDRESSES = /^\/(?:(?:ma-journee|dossiers|fils|recherche|ip|signalements|parquet|reunions|habilitations|simulateur|observatoire|preuve-du-journal|qui-savait|conservation|annuaire|reglages|plan|accessibilite)(?:\/[\w-]+)*\/?)?$/;
const QUIET = { index: false, redirect: false, etag: false, lastModified: false } as const;
const KEPT = 'public, max-age=31536000, immutable';

/** Of a folder whose assets are absent, since only the API was built, nothing is served. */
export function screens(folder: string): Router {
  const router = express.Router();
  const page = join(folder, 'index.html');
  if (!existsSync(join(folder, 'assets'))) return router;
  router.use('/assets', express.static(join(folder, 'assets'), { ...QUIET, setHeaders: (response) => void response.setHeader('Cache-Control', KEPT) }));
  router.use(express.static(folder, QUIET));
  router.get(ADDRESSES, (request, response, next) => {
    if (request.accepts('html')) response.sendFile(page, QUIET);
    else next();
  });
  return router;
}
