import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { proofFile } from '../../libs/journal/proof-files.js';
import { Files } from './files.js';

const ABSENT = 'Le journal n’est pas signé, ou sa preuve n’est pas à vous.';

/** What is needed to verify the journal elsewhere: neither says anything of anybody. */
@Controller('journal')
export class ProofController {
  constructor(private readonly files: Files) {}

  @Get('dernier.checkpoint')
  checkpoint(@Req() req: Request, @Res() res: Response): Promise<void> {
    return this.files.give(req, res, ABSENT, (scope) => proofFile(scope, 'checkpoint'));
  }

  @Get('journal.key.pub')
  key(@Req() req: Request, @Res() res: Response): Promise<void> {
    return this.files.give(req, res, ABSENT, (scope) => proofFile(scope, 'key'));
  }
}
