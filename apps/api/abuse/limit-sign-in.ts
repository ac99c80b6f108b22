import type { NextFunction, Request, Response } from 'express';
import { TooMany } from '../../../libs/platform/rate-limits.js';
import { sendRefusal } from '../auth/answer.js';
import { tooManySignIns } from '../auth/refusal.js';
import type { Visitors } from './visitors.js';

/** Before the provider is asked anything: each beginning costs it, and us, a conversation. */
export const limitSignIn = (visitors: Visitors) => (request: Request, response: Response, next: NextFunction): void => {
  visitors.limits.take('signIn', visitors.address(request)).then(() => next(), (e: unknown) => {
    if (e instanceof TooMany) sendRefusal(request, response, tooManySignIns(e.seconds));
    else next(e);
  });
};
