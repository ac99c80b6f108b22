import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SIGNING_IN } from '../nest-logger.js';
import { sendRefusal } from './answer.js';
import { Refusal, unexpected, word } from './refusal.js';

/** Every way of not getting in ends here, in French, with what to do; the log gets a code and nothing about the person. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  private readonly log = new Logger(SIGNING_IN);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const refusal = error instanceof Refusal ? error : unexpected(word((error as { code?: unknown }).code ?? (error as Error).name));
    this.log[refusal.status === 500 ? 'error' : 'log'](`refused ${refusal.code}${refusal.detail ? ` (${refusal.detail})` : ''}`);
    sendRefusal(http.getRequest<Request>(), http.getResponse<Response>(), refusal);
  }
}
