import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { pieceFile, TO_EVALUATION, TO_MESSAGE, TO_RECUEIL, type JoinedTo, type PieceFile } from '../../libs/documents/piece-file.js';
import { Shelf } from '../../libs/documents/shelf.js';
import { TO_SIGNALEMENT } from '../../libs/signalements/piece-of-letter.js';
import { TO_SYNTHESE } from '../../libs/syntheses/pieces-of-line.js';
import { Files } from './files.js';

const ABSENT = 'Cette pièce n’existe pas, ou elle n’est pas à vous.';

/** What goes out: authorised again at each request, whatever its verb and its range, and journalled before its first byte. */
@Controller('pieces')
export class PiecesController {
  constructor(private readonly files: Files, private readonly shelf: Shelf) {}

  @Get('recueil/:id')
  ofRecueil(@Param('id') id: string, @Query('sans-analyse') warned: unknown, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.give(TO_RECUEIL, id, warned, req, res);
  }

  @Get('evaluation/:id')
  ofEvaluation(@Param('id') id: string, @Query('sans-analyse') warned: unknown, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.give(TO_EVALUATION, id, warned, req, res);
  }

  @Get('signalement/:id')
  ofSignalement(@Param('id') id: string, @Query('sans-analyse') warned: unknown, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.give(TO_SIGNALEMENT, id, warned, req, res);
  }

  @Get('synthese/:id')
  ofSynthese(@Param('id') id: string, @Query('sans-analyse') warned: unknown, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.give(TO_SYNTHESE, id, warned, req, res);
  }

  @Get(':id')
  ofMessage(@Param('id') id: string, @Query('sans-analyse') warned: unknown, @Req() req: Request, @Res() res: Response): Promise<void> {
    return this.give(TO_MESSAGE, id, warned, req, res);
  }

  private give(to: JoinedTo, id: string, warned: unknown, req: Request, res: Response): Promise<void> {
    return this.files.send(req, res, ABSENT, (scope) => pieceFile(scope, this.shelf, to, id, warned === 'acceptee'), async (file) => {
      try {
        await leave(file, req, res);
      } finally {
        await file.close();
      }
    });
  }
}

/** Never shown in a page of ours: it is kept by whoever asked, or opened by nothing. */
async function leave(file: PieceFile, req: Request, res: Response): Promise<void> {
  res.set({
    'Content-Type': file.type, 'Content-Disposition': `attachment; filename="${file.name}"`, 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin', 'Cache-Control': 'no-store', 'Accept-Ranges': file.whole ? 'none' : 'bytes',
  });
  // Without a validator, nothing proves to whoever says If-Range that it is the same file: they have all of it.
  const asked = file.whole || req.headers['if-range'] !== undefined ? undefined : req.range(file.size);
  if (asked === -1) return void res.status(416).set('Content-Range', `bytes */${file.size}`).end();
  const [one, ...others] = Array.isArray(asked) && asked.type === 'bytes' ? asked : [];
  const [start, end] = one && others.length === 0 ? [one.start, one.end + 1] : [0, file.size];
  if (one && others.length === 0) res.status(206).set('Content-Range', `bytes ${start}-${end - 1}/${file.size}`);
  res.set('Content-Length', String(end - start));
  if (req.method === 'HEAD') return void res.end();
  await pipeline(Readable.from(file.bytes(start, end)), res);
}
