import { randomUUID } from 'node:crypto';
import { All, Controller, Req, Res } from '@nestjs/common';
import { Server } from '@tus/server';
import type { Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import { monotonic, sleep } from '../../libs/platform/clock.js';
import { UserError } from '../../libs/platform/errors.js';
import { Shelf } from '../../libs/documents/shelf.js';
import { REASONS } from '../../libs/documents/reasons.js';
import { Refusal } from './auth/refusal.js';
import { OperationContexts } from './graphql/operation-contexts.js';
import { Platform } from './platform.js';

/**
 * What comes in, by tus 1.0: resumable, a habilitation's own, under its session and from our pages alone, as any act. Somebody else's deposit is answered as one that is
 * not there, whatever the verb: same words, at the next multiple of the quantum.
 */
@Controller('pieces/depots')
export class DepositsController {
  private readonly tus: Server;

  constructor(private readonly contexts: OperationContexts, private readonly platform: Platform, private readonly shelf: Shelf) {
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
    await this.asked(req, res, (owner) => (req.method === 'GET' ? this.state(owner, req, res) : this.shelf.tus.asked(owner, () => this.tus.handle(req, res))));
  }

  /** How far its examination is: for its depositor. */
  private async state(owner: string, req: Request, res: Response): Promise<void> {
    const deposit = await this.shelf.deposits.find(owner, String(req.params['id'] ?? ''));
    if (!deposit) return void res.status(404).type('text/plain; charset=utf-8').send('The file for this url was not found\n');
    const { state, reason, offset, size } = deposit;
    res.json({ state, offset, size, reason: reason ?? null, says: reason ? REASONS[reason] : null });
  }

  /** Whatever is refused waits for the quantum, and so does whatever is not: nothing here is asked many times a second. */
  private async asked(req: Request, res: Response, work: (owner: string) => Promise<void>): Promise<void> {
    const startedAt = monotonic();
    try {
      const { actor } = await this.contexts.signedIn(req)(false);
      const quantum = this.platform.config.refusalQuantumMs;
      if (req.params['id'] && quantum > 0 && !(await this.shelf.deposits.find(actor.id, String(req.params['id'])))) await sleep(quantum - ((monotonic() - startedAt) % quantum));
      await work(actor.id);
    } catch (e) {
      if (e instanceof GraphQLError) return void res.status(401).type('text/plain; charset=utf-8').send(e.message);
      if (e instanceof Refusal) return void res.status(e.status).type('text/plain; charset=utf-8').send(e.message);
      throw e;
    }
  }
}
