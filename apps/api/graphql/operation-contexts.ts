import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import { Metrics } from '../../../libs/platform/metrics.js';
import { TooMany } from '../../../libs/platform/rate-limits.js';
import { Scope } from '../../../libs/platform/scope.js';
import { Store } from '../../../libs/platform/store.js';
import { ReceiptCommitter } from '../../../libs/platform/receipt-committer.js';
import { TraceCommitter } from '../../../libs/platform/trace-committer.js';
import { Refusal } from '../auth/refusal.js';
import { assertSameOrigin, credentialOf } from '../auth/session.js';
import { measureOf } from '../abuse/measure-of.js';
import { Visitors } from '../abuse/visitors.js';
import { Platform } from '../platform.js';
import { notAllowed, signedOut, tooMany, unexpected, type Failed } from './errors.js';
import { checkSource } from './limits-source.js';
import type { OperationContext } from './operation-context.js';
import { TrustedDocuments, unknownDocument } from './trusted-documents.js';

/** From a request to the scope of its operation: our session, our person, our rights. The provider's tokens never come here. */
@Injectable()
export class OperationContexts {
  constructor(private readonly store: Store, private readonly committer: TraceCommitter, private readonly receipts: ReceiptCommitter, private readonly platform: Platform, private readonly documents: TrustedDocuments, private readonly metrics: Metrics, private readonly visitors: Visitors) {}

  async of({ req, res }: { req: Request; res: Response }): Promise<OperationContext> {
    const reference = randomUUID();
    const failed: Failed = (of, error) => this.platform.log.error({ reference: of, error }, 'operation failed');
    try {
      const refresh = this.signedIn(req, reference);
      const scope = await refresh(false);
      // Before the server parses, validates or keeps it, and for nobody who is not signed in.
      this.name(req);
      const text = queryOf(req);
      for (const [door, points] of measureOf(typeof text === 'string' ? text : '')) await this.visitors.limits.take(door, scope.actor.professionnelId, points);
      checkSource(text);
      const over = await this.visitors.turns.take(scope.actor.professionnelId);
      if (res.closed) over();
      else res.once('close', over);
      return { scope, refresh: () => refresh(true), reference, named: this.documents.operation((req.body as { documentId?: unknown } | undefined)?.documentId), failed };
    } catch (e) {
      throw this.refused(e, reference, failed);
    }
  }

  private refused(e: unknown, reference: string, failed: Failed): GraphQLError {
    const told = e instanceof GraphQLError ? e : e instanceof Refusal ? notAllowed(e) : e instanceof TooMany ? tooMany(e) : unexpected(reference);
    if (told.extensions['code'] === 'INCIDENT') failed(reference, e);
    this.metrics.count('cordee_refusals_total', { code: String(told.extensions['code']) });
    return told;
  }

  /** A document said by its name is given its text; what is said in full is for programs alone. A name that is not of ours is never looked for elsewhere. */
  private name(req: Request): void {
    const body = req.body as { query?: unknown; documentId?: unknown } | undefined;
    const text = req.method === 'POST' ? this.documents.text(body?.documentId) : undefined;
    if (text !== undefined) body!.query = text;
    else if (body?.documentId !== undefined || this.platform.config.trustedOnly || credentialOf(req.headers, this.platform.config)?.kind === 'BROWSER') throw unknownDocument();
  }

  /** The scope of a request, made again (fresh) when a right of its actor has moved. Throws for whoever is not signed in. */
  signedIn(req: Request, reference: string = randomUUID()): (fresh: boolean) => Promise<Scope> {
    const { config } = this.platform;
    const credential = credentialOf(req.headers, config);
    if (credential?.kind === 'BROWSER') assertSameOrigin(req.headers, config);
    return async (fresh) => {
      const actor = await this.visitors.actorOf(credential, req, fresh);
      if (!actor) throw signedOut();
      return new Scope(this.store, this.committer, this.receipts, actor, reference);
    };
  }
}

/** The text of the query, wherever the request carries it. */
const queryOf = (req: Request): unknown =>
  (req.method === 'GET' ? new URLSearchParams(req.originalUrl.split('?').slice(1).join('?')).get('query') : (req.body as { query?: unknown } | undefined)?.query);
