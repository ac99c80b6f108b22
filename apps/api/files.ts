/** Files, to whoever the law opens them to: through the same session, the same law and the same journal as any reading. They never pass through GraphQL. */
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import { monotonic } from '../../libs/platform/clock.js';
import { sqlState, StaleActor, UserError } from '../../libs/platform/errors.js';
import type { GivenFile } from '../../libs/platform/given-file.js';
import { TooMany } from '../../libs/platform/rate-limits.js';
import type { Scope } from '../../libs/platform/scope.js';
import { Visitors } from './abuse/visitors.js';
import { Refusal } from './auth/refusal.js';
import { OperationContexts } from './graphql/operation-contexts.js';
import { Platform } from './platform.js';

export type Reading = (scope: Scope) => Promise<GivenFile | null>;
const isStale = (e: unknown): boolean => e instanceof StaleActor || sqlState(e) === 'CD001' || sqlState(e) === 'CD002';
const say = (res: Response, status: number, message: string): void => void res.status(status).type('text/plain; charset=utf-8').send(message);

@Injectable()
export class Files {
  constructor(private readonly contexts: OperationContexts, private readonly platform: Platform, private readonly visitors: Visitors) {}

  /** `absent`: the one sentence of what is not there, and of what is not theirs. */
  give(req: Request, res: Response, absent: string, read: Reading): Promise<void> {
    return this.send(req, res, absent, read, (found) => void res.status(200).type(found.type).set('Content-Disposition', `inline; filename="${found.name}"`).send(found.bytes));
  }

  /** The same, for what leaves in another way. */
  async send<T>(req: Request, res: Response, absent: string, read: (scope: Scope) => Promise<T | null>, leave: (found: T) => Promise<void> | void): Promise<void> {
    const reference = randomUUID();
    try {
      const found = await this.found(req, read, reference, false);
      if (!found) return say(res, 404, absent);
      await leave(found);
    } catch (e) {
      // Cut half-way, nothing that says why may follow what left.
      if (res.headersSent) return void res.destroy();
      if (e instanceof GraphQLError) return say(res, 401, e.message);
      if (e instanceof Refusal) return say(res, e.status, e.message);
      if (e instanceof UserError) return say(res, 409, e.message);
      if (e instanceof TooMany) return say(res.set('Retry-After', String(e.seconds)), 429, e.message);
      this.platform.log.error({ reference, error: e }, 'a file could not be given');
      say(res, 500, `Un incident nous empêche de répondre. Signalez la référence ${reference}.`);
    }
  }

  /** No byte leaves before its trace is committed; a right that moved meanwhile is read again, once. What is refused in words, to who knows that it is there, is journalled too. */
  private async found<T>(req: Request, read: (scope: Scope) => Promise<T | null>, reference: string, again: boolean): Promise<T | null> {
    const startedAt = monotonic();
    const scope = await this.contexts.signedIn(req, reference)(again);
    if (!again) await this.visitors.limits.take('files', scope.actor.professionnelId);
    const finish = (): Promise<void> => scope.finish(startedAt, this.platform.config.refusalQuantumMs);
    try {
      const answer = await read(scope);
      await finish();
      return answer;
    } catch (e) {
      if (e instanceof UserError) {
        await finish();
        throw e;
      }
      await scope.abandon();
      if (again || !isStale(e)) throw e;
      return await this.found(req, read, reference, true);
    }
  }
}
