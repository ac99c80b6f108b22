import { randomUUID } from 'node:crypto';
import { All, Controller, Req, Res } from '@nestjs/common';
import { Server } from '@tus/server';
import type { Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import { monotonic, sleep } from '../../libs/platform/clock.js';
import { UserError } from '../../libs/platform/errors.js';
import { TooMany } from '../../libs/platform/rate-limits.js';
import type { Deposit } from '../../libs/documents/deposits.js';
import { Shelf } from '../../libs/documents/shelf.js';
import { REASONS } from '../../libs/documents/reasons.js';
import { Visitors } from './abuse/visitors.js';
import { Refusal } from './auth/refusal.js';
import { OperationContexts } from './graphql/operation-contexts.js';
import { Platform } from './platform.js';

/**
 * Deposits, by tus 1.0, of the habilitation whose session asks; a browser's is refused from another origin (OperationContexts.signedIn). Somebody else's is answered as one that is not there,
 * whatever the verb: it is looked for once, and the answer waits for the next multiple of the quantum.
 */
@Controller('pieces/depots')
export class DepositsController {
  private readonly tus: Server;

  constructor(private readonly contexts: OperationContexts, private readonly platform: Platform, private readonly shelf: Shelf, private readonly visitors: Visitors) {
    this.tus = new Server({
      path: '/pieces/depots', datastore: shelf.tus, relativeLocation: true, maxSize: shelf.deposits.limits.bytes, namingFunction: () => randomUUID(), disableTerminationForFinishedUploads: false,
      allowedOrigins: [new URL(platform.config.publicUrl).origin],
      onResponseError: (_request, error) => {
        if (error instanceof UserError) return { status_code: error.code === 'TROP_GRAND' ? 413 : 429, body: `${error.message}\n` };
        // What tus says of the protocol stays; anything else is a bug, and says nothing.
        if ('status_code' in error) return undefined;
        platform.log.error({ error }, 'a deposit failed');
        return { status_code: 500, body: 'Un incident nous empêche de recevoir cette pièce.\n' };
      },
    });
  }

  @All(['', ':id'])
  async deposit(@Req() req: Request, @Res() res: Response): Promise<void> {
    const startedAt = monotonic();
    try {
      const { actor } = await this.contexts.signedIn(req)(false);
      await this.visitors.limits.take('files', actor.professionnelId);
      const id = req.params['id'];
      const deposit = id === undefined ? null : await this.shelf.deposits.find(actor.id, String(id));
      if (id !== undefined && !deposit) return await this.absent(startedAt, res);
      if (deposit && req.method === 'GET') return this.tell(deposit, res);
      await this.shelf.tus.asked(actor.id, () => this.tus.handle(req, res));
    } catch (e) {
      if (e instanceof GraphQLError) return void res.status(401).type('text/plain; charset=utf-8').send(e.message);
      if (e instanceof TooMany) return void res.status(429).set('Retry-After', String(e.seconds)).type('text/plain; charset=utf-8').send(e.message);
      if (e instanceof Refusal) return void res.status(e.status).type('text/plain; charset=utf-8').send(e.message);
      throw e;
    }
  }

  /** How far its examination is. */
  private tell({ state, reason, offset, size }: Deposit, res: Response): void {
    res.json({ state, offset, size, reason: reason ?? null, says: reason ? REASONS[reason] : null });
  }

  private async absent(startedAt: number, res: Response): Promise<void> {
    const quantum = this.platform.config.refusalQuantumMs;
    if (quantum > 0) await sleep(quantum - ((monotonic() - startedAt) % quantum));
    res.status(404).set('Tus-Resumable', '1.0.0').type('text/plain; charset=utf-8').send('Ce dépôt n’existe pas, ou il n’est pas à vous.\n');
  }
}
