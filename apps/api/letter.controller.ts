import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Shelf } from '../../libs/documents/shelf.js';
import { LocalLetterSeal } from '../../libs/signalements/letter/seal-letter.js';
import { paperSheet } from '../../libs/signalements/paper-sheet.js';
import { sealedLetter } from '../../libs/signalements/sealed-letter.js';
import { signalementPackage } from '../../libs/signalements/signalement-package.js';
import { Files } from './files.js';

const ABSENT = 'Cette lettre n’existe pas, ou elle n’est pas à vous.';

/** What is sealed, as files. */
@Controller('signalements')
export class LetterController {
  constructor(private readonly files: Files, private readonly letters: LocalLetterSeal, private readonly shelf: Shelf) {}

  @Get(':id/lettre.pdf')
  letter(@Param('id') id: string, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.files.give(req, res, ABSENT, (scope) => sealedLetter(scope, id, this.letters));
  }

  /** To be printed when the parquet has not received, or not acknowledged, in time: whom to call. */
  @Get(':id/permanence.pdf')
  sheet(@Param('id') id: string, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.files.give(req, res, ABSENT, (scope) => paperSheet(scope, id));
  }

  /** For whoever hands it over to a parquet that does not connect. */
  @Get(':id/paquet.zip')
  package(@Param('id') id: string, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.files.give(req, res, ABSENT, (scope) => signalementPackage(scope, id, this.letters, this.shelf));
  }
}
