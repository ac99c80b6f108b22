import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Scope } from '../../../libs/platform/scope.js';
import { SignIn } from '../../../libs/platform/sign-in.js';
import { Store } from '../../../libs/platform/store.js';
import { TraceCommitter } from '../../../libs/platform/trace-committer.js';
import { assertSameOrigin, credentialOf } from '../auth/session.js';
import { Platform } from '../platform.js';
import { signedOut } from './errors.js';
import type { OperationContext } from './operation-context.js';

/** From a request to the scope of its operation: our session, our person, our rights. The provider's tokens never come here. */
@Injectable()
export class OperationContexts {
  constructor(private readonly store: Store, private readonly committer: TraceCommitter, private readonly signIn: SignIn, private readonly platform: Platform) {}

  async of({ req }: { req: Request }): Promise<OperationContext> {
    const { config, log } = this.platform;
    const credential = credentialOf(req.headers, config);
    if (!credential) throw signedOut();
    if (credential.kind === 'BROWSER') assertSameOrigin(req.headers, config);
    const scope = async (fresh: boolean): Promise<Scope> => {
      const actor = await this.signIn.readSession(credential.tokenHash, fresh);
      if (!actor) throw signedOut();
      return new Scope(this.store, this.committer, actor);
    };
    return {
      scope: await scope(false), refresh: () => scope(true), reference: randomUUID(),
      failed: (reference, error) => log.error({ reference, error }, 'operation failed'),
    };
  }
}
