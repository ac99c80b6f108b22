import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { monotonic, sleep } from '../../libs/platform/clock.js';
import { BusyFeeds } from '../../libs/syntheses/busy-feeds.js';
import { Platform } from './platform.js';

/** The hours that somebody has taken, read by their calendar, which has no session, under a secret address. Nothing of a child is read: the journal holds no line of it. */
@Controller('agenda')
export class AgendaController {
  constructor(private readonly feeds: BusyFeeds, private readonly platform: Platform) {}

  /** Unknown, revoked, of the wrong shape: the answer of any address that names nothing, at the next multiple of the quantum. */
  @Get(':token.ics')
  async read(@Param('token') token: string, @Res({ passthrough: true }) res: Response): Promise<string> {
    const startedAt = monotonic();
    const quantum = this.platform.config.refusalQuantumMs;
    const calendar = await this.feeds.read(token);
    if (quantum > 0) await sleep(quantum - ((monotonic() - startedAt) % quantum));
    if (calendar === null) throw new NotFoundException();
    res.type('text/calendar; charset=utf-8');
    return calendar;
  }
}
