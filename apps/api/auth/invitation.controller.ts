import { Controller, Get, Inject, Param, Res, UseFilters } from '@nestjs/common';
import type { Response } from 'express';
import { hashOfLink } from '../../../libs/platform/invitation-links.js';
import { beginSignIn } from './begin-sign-in.js';
import { IdentityProvider } from './identity-provider.js';
import { newTransaction } from './login-transaction.js';
import { RefusalFilter } from './refusal.filter.js';
import { AUTH_SETTINGS, type AuthSettings } from './settings.js';

/**
 * The link of an invitation. Opening it changes nothing, since mail filters open links before people do; whatever it holds is carried by its hash through the real
 * sign-in, and judged only once the provider has said who is there: whoever tries links learns nothing of any.
 */
@Controller('invitation')
@UseFilters(RefusalFilter)
export class InvitationController {
  constructor(@Inject(AUTH_SETTINGS) private readonly settings: AuthSettings, @Inject(IdentityProvider) private readonly provider: IdentityProvider) {}

  @Get(':token')
  async open(@Param('token') token: string, @Res() res: Response): Promise<void> {
    await beginSignIn(res, this.settings, this.provider, newTransaction('browser', { invitation: hashOfLink(token).toString('base64url') }));
  }
}
