import { Controller, Get, Inject, Logger, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { Request, Response } from 'express';
import { monotonic, sleep } from '../../../libs/platform/clock.js';
import { SIGNING_IN } from '../nest-logger.js';
import { neverCached, wantsJson } from './answer.js';
import { beginSignIn } from './begin-sign-in.js';
import { clearCookie, cookieValue, loginCookie, sessionCookie, setCookie } from './cookies.js';
import { IdentityProvider, type Identity } from './identity-provider.js';
import { newTransaction, openTransaction } from './login-transaction.js';
import { badRequest, invitationUnusable, invitedWithoutHabilitation, noAccount, noSuchHat, stale } from './refusal.js';
import { RefusalFilter } from './refusal.filter.js';
import { assertSameOrigin, credentialOf } from './session.js';
import { AUTH_SETTINGS, SIGN_IN, type AuthSettings, type SignInDatabase } from './settings.js';
import { hashToken, newToken } from './token.js';

const HABILITATION = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HINT = /^[^\s@]{1,64}@[^\s@]{1,190}$/;

@Controller('auth')
@UseFilters(RefusalFilter)
export class AuthController {
  private readonly log = new Logger(SIGNING_IN);

  constructor(
    @Inject(AUTH_SETTINGS) private readonly settings: AuthSettings,
    @Inject(SIGN_IN) private readonly database: SignInDatabase,
    @Inject(IdentityProvider) private readonly provider: IdentityProvider,
  ) {}

  @Get('login')
  async login(@Req() req: Request, @Res() res: Response): Promise<void> {
    const { mode = 'browser', hint, back } = req.query;
    if (mode !== 'browser' && mode !== 'client') throw badRequest();
    res.locals['mode'] = mode;
    await beginSignIn(res, this.settings, this.provider, newTransaction(mode, { back: typeof back === 'string' ? back : undefined }), typeof hint === 'string' && HINT.test(hint) ? hint : undefined);
  }

  @Get('callback')
  async callback(@Req() req: Request, @Res() res: Response): Promise<void> {
    const name = loginCookie(this.settings);
    const transaction = await openTransaction(cookieValue(req.headers.cookie, name), this.settings.cookieSecret);
    res.append('Set-Cookie', clearCookie(name, this.settings));
    if (!transaction) throw stale('no_transaction');
    res.locals['mode'] = transaction.mode;
    const identity = await this.provider.identify(new URL(req.originalUrl, this.settings.publicUrl).searchParams, transaction);

    if (transaction.invitation !== undefined) await this.useInvitation(transaction.invitation, identity);
    const token = newToken();
    const kind = transaction.mode === 'client' ? 'CLIENT' : 'BROWSER';
    const { issuer, subject, email, acr } = identity;
    const session = await this.database.openSession({ issuer, subject, email, acr, tokenHash: hashToken(token), kind, hours: this.settings.sessionHours, ...(kind === 'BROWSER' && { idleMinutes: this.settings.sessionIdleMinutes }) });
    if (!session) throw transaction.invitation === undefined ? noAccount(email) : invitedWithoutHabilitation();
    // By how many factors, and the session: whoever has the table knows whose it is, whoever has the log does not.
    this.log.log(`opened ${kind} ${acr} ${session.sessionId}`);
    neverCached(res);
    if (kind === 'CLIENT') {
      res.json({ token, expiresAt: session.expiresAt });
      return;
    }
    await this.endCurrent(req);
    // No Max-Age: on a desk shared by a service, closing the browser must be enough.
    res.append('Set-Cookie', setCookie(sessionCookie(this.settings), token, this.settings));
    res.redirect(303, transaction.back ?? '/');
  }

  @Post('logout')
  async logout(@Req() req: Request, @Res() res: Response): Promise<void> {
    assertSameOrigin(req.headers, this.settings);
    await this.endCurrent(req);
    neverCached(res);
    res.append('Set-Cookie', clearCookie(sessionCookie(this.settings), this.settings));
    // Not "cookies": it would sign the person out of every application of their département's domain.
    res.set('Clear-Site-Data', '"cache", "storage"');
    if (wantsJson(req, res)) res.status(200).json({ logoutUrl: await this.provider.logoutUrl() });
    else res.redirect(303, '/');
  }

  /** One habilitation acts at a time: another one is another session, and the sockets of this one close. */
  @Post('hat')
  async hat(@Req() req: Request, @Res() res: Response): Promise<void> {
    assertSameOrigin(req.headers, this.settings);
    const current = credentialOf(req.headers, this.settings);
    const { habilitation } = req.query;
    res.locals['mode'] = current?.kind === 'CLIENT' ? 'client' : 'browser';
    const token = newToken();
    const session = current && typeof habilitation === 'string' && HABILITATION.test(habilitation) ? await this.database.changeHat(current.tokenHash, habilitation, hashToken(token)) : null;
    if (!current || !session) throw noSuchHat();
    neverCached(res);
    if (current.kind === 'CLIENT') {
      res.status(200).json({ token, expiresAt: session.expiresAt });
      return;
    }
    res.append('Set-Cookie', setCookie(sessionCookie(this.settings), token, this.settings));
    res.status(204).end();
  }

  /** Links whoever the provider proved to the person whom the link invites, or refuses in the one way and at a multiple of the quantum, whatever the reason. */
  private async useInvitation(invitation: string, { issuer, subject, email, emailVerified }: Identity): Promise<void> {
    const startedAt = monotonic();
    const used = emailVerified && await this.database.useInvitation({ issuer, subject, email, linkHash: Buffer.from(invitation, 'base64url') });
    if (used) return;
    const { refusalQuantumMs: quantum } = this.settings;
    if (quantum > 0) await sleep(quantum - ((monotonic() - startedAt) % quantum));
    throw invitationUnusable();
  }

  /** A new sign-in ends the session that it replaces: the old token, wherever it was copied, is worth nothing. */
  private async endCurrent(req: Request): Promise<void> {
    const current = credentialOf(req.headers, this.settings);
    if (!current) return;
    await this.database.endSession(current.tokenHash);
    this.log.log(`closed ${current.kind}`);
  }
}
