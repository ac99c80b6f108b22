/** The sealed letter, as a file: through the same session, the same law and the same journal as any reading. Files never pass through GraphQL. */
import { randomUUID } from 'node:crypto';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import { monotonic } from '../../libs/platform/clock.js';
import { sqlState, StaleActor } from '../../libs/platform/errors.js';
import { LocalLetterSeal } from '../../libs/signalements/letter/seal-letter.js';
import { sealedLetter } from '../../libs/signalements/sealed-letter.js';
import { Refusal } from './auth/refusal.js';
import { OperationContexts } from './graphql/operation-contexts.js';
import { Platform } from './platform.js';

type Answer = Awaited<ReturnType<typeof sealedLetter>>;
const isStale = (e: unknown): boolean => e instanceof StaleActor || sqlState(e) === 'CD001' || sqlState(e) === 'CD002';
const say = (res: Response, status: number, message: string): void => void res.status(status).type('text/plain; charset=utf-8').send(message);

@Controller('signalements')
export class LetterController {
  constructor(private readonly contexts: OperationContexts, private readonly letters: LocalLetterSeal, private readonly platform: Platform) {}

  @Get(':id/lettre.pdf')
  async letter(@Param('id') id: string, @Req() req: Request, @Res() res: Response): Promise<void> {
    try {
      const found = await this.found(id, req, false);
      if (!found) return say(res, 404, 'Cette lettre n’existe pas, ou elle n’est pas à vous.');
      res.status(200).type('application/pdf').set('Content-Disposition', `inline; filename="${found.number}.pdf"`).send(found.bytes);
    } catch (e) {
      if (e instanceof GraphQLError) return say(res, 401, e.message);
      if (e instanceof Refusal) return say(res, e.status, e.message);
      const reference = randomUUID();
      this.platform.log.error({ reference, error: e }, 'a letter could not be given');
      say(res, 500, `Un incident nous empêche de répondre. Signalez la référence ${reference}.`);
    }
  }

  /** No byte leaves before its trace is committed; a right that moved meanwhile is read again, once. */
  private async found(id: string, req: Request, again: boolean): Promise<Answer> {
    const startedAt = monotonic();
    const scope = await this.contexts.signedIn(req)(again);
    try {
      const answer = await sealedLetter(scope, id, this.letters);
      await scope.finish(startedAt, this.platform.config.refusalQuantumMs);
      return answer;
    } catch (e) {
      await scope.abandon();
      if (again || !isStale(e)) throw e;
      return await this.found(id, req, true);
    }
  }
}
