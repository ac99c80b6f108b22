import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Database } from '../../libs/platform/database.js';
import { Relay } from '../../libs/platform/relay.js';
import { JournalWatch, Watch } from './watch.js';
import { RealtimeGateway } from './realtime/realtime.gateway.js';

const RELAY_LATE_MS = 5_000;

@Controller('health')
export class HealthController {
  constructor(private readonly database: Database, private readonly relay: Relay, private readonly realtime: RealtimeGateway, private readonly watch: Watch, private readonly journal: JournalWatch) {}

  @Get('live')
  live(): object {
    return { status: 'ok' };
  }

  /** Ready to serve: the database answers and the tail of events is being read. That nobody looks at the deadlines is shown, and alarms elsewhere: this node serves all the same. */
  @Get('ready')
  async ready(@Res() response: Response): Promise<void> {
    const database = await this.database.source.query('select 1').then(() => true, () => false);
    const relay = this.relay.age < RELAY_LATE_MS;
    response.status(database && relay ? 200 : 503).json({ status: database && relay ? 'ok' : 'down', database, relay, relayAgeMs: Math.round(this.relay.age), horizonAgeMs: Math.round(this.relay.horizonAge), deadlines: !this.watch.silent, deadlinesAgeMs: Math.round(this.watch.age), journal: !this.journal.watch.silent, journalAgeMs: Math.round(this.journal.watch.age), sockets: this.realtime.connected });
  }
}
