/**
 * The screens: files of the same origin, and one page for every address of theirs. Nothing in them is of anybody: they may be kept by the browser, their names
 * change with what they hold; the page itself is asked for each time.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import express, { type Router } from 'express';

/** Beside what is compiled; its assets are absent where only the API was built. */
const folder = fileURLToPath(new URL('../web/', import.meta.url));
/** The addresses of `apps/web/src/app.tsx`. Any other is answered as before: an unknown path of the API stays unknown. */
const ADDRESSES = /^\/(?:(?:ma-journee|dossiers|fils|ip|annuaire|reglages|accessibilite)(?:\/[\w-]+)*\/?)?$/;
const KEPT = 'public, max-age=31536000, immutable';

export function screens(): Router {
  const router = express.Router();
  const page = join(folder, 'index.html');
  if (!existsSync(join(folder, 'assets'))) return router;
  router.use('/assets', express.static(join(folder, 'assets'), { index: false, redirect: false, setHeaders: (response) => void response.setHeader('Cache-Control', KEPT) }));
  router.use(express.static(folder, { index: false, redirect: false }));
  router.get(ADDRESSES, (request, response, next) => {
    if (request.accepts('html')) response.sendFile(page);
    else next();
  });
  return router;
}
