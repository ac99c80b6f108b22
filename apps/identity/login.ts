import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { Provider } from 'oidc-provider';
import { cast, personBySub } from './cast.js';
import { choosePerson, refuse } from './pages.js';

const EXPIRED = 'la demande de connexion a expiré, retournez dans Cordée et recommencez';

/** What the person proved: two factors for most; one only, and a declared identity, for the one who shows the refusal. */
const methodsOf = (acr: string): string[] => (acr === 'eidas0' ? ['pwd'] : ['pwd', 'otp', 'mfa']);

/** The page where a demonstration person is chosen, and what follows from the choice. */
export function loginPages(provider: Provider): Router {
  const router = express.Router();

  router.get('/connexion/:uid', async (req: Request, res: Response) => {
    const { params } = await provider.interactionDetails(req, res);
    const hint = params['login_hint'];
    res.type('html').send(choosePerson(cast, typeof hint === 'string' ? hint : undefined));
  });

  router.post('/connexion/:uid', express.urlencoded({ extended: false, limit: '4kb' }), async (req: Request, res: Response) => {
    const chosen = req.body as { personne?: unknown; annuler?: unknown };
    if (chosen.annuler) {
      await provider.interactionFinished(req, res, { error: 'access_denied', error_description: 'User auth aborted' });
      return;
    }
    const person = personBySub(String(chosen.personne));
    if (!person) return refuse(req, res, 'Y000404', 'cette personne ne fait pas partie de la démonstration');
    await provider.interactionFinished(req, res, { login: { accountId: person.sub, acr: person.acr, amr: methodsOf(person.acr) } }, { mergeWithLastSubmission: false });
  });

  router.use((error: Error, req: Request, res: Response, next: NextFunction) => {
    if (error.name !== 'SessionNotFound') return next(error);
    refuse(req, res, 'Y000401', EXPIRED);
  });
  return router;
}
