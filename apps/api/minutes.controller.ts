import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { minutesFile } from '../../libs/syntheses/minutes-file.js';
import { Files } from './files.js';

/** The minutes of a meeting, as their reader has them. */
@Controller('syntheses')
export class MinutesController {
  constructor(private readonly files: Files) {}

  @Get(':id/compte-rendu.pdf')
  minutes(@Param('id') id: string, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.files.give(req, res, 'Ce compte rendu n’existe pas, ou il n’est pas à vous.', (scope) => minutesFile(scope, id));
  }
}
