import { Injectable } from '@nestjs/common';
import { Database } from '../../../libs/platform/database.js';
import { Relay } from '../../../libs/platform/relay.js';
import { MIGRATIONS } from '../../migrate/migrations.js';
import { RealtimeGateway } from '../realtime/realtime.gateway.js';
import { JournalWatch, Watch } from '../watch.js';

const RELAY_LATE_MS = 5_000;

export interface Standing { status: 'ok' | 'down'; database: boolean; migrations: boolean; relay: boolean; relayAgeMs: number; horizonAgeMs: number; deadlines: boolean; deadlinesAgeMs: number; journal: boolean; journalAgeMs: number; sockets: number }

/** Ready to serve: the database answers, it is as recent as this program, and the tail of events is being read. That nobody looks at the deadlines is shown, and alarms elsewhere: this node serves all the same. */
@Injectable()
export class Health {
  constructor(private readonly database: Database, private readonly relay: Relay, private readonly realtime: RealtimeGateway, private readonly watch: Watch, private readonly journal: JournalWatch) {}

  async standing(): Promise<Standing> {
    // undefined: nothing answers; a function that is not there yet is a migration that is not applied.
    const applied = await this.database.source.query<{ applied: number }[]>('select app.migration_count() as applied')
      .then(([row]) => row!.applied, (error: unknown) => ((error as { code?: unknown }).code === '42883' ? 0 : undefined));
    const [database, migrations, relay] = [applied !== undefined, applied !== undefined && applied >= MIGRATIONS.length, this.relay.age < RELAY_LATE_MS];
    return {
      status: database && migrations && relay ? 'ok' : 'down', database, migrations, relay, relayAgeMs: Math.round(this.relay.age), horizonAgeMs: Math.round(this.relay.horizonAge),
      deadlines: !this.watch.silent, deadlinesAgeMs: Math.round(this.watch.age), journal: !this.journal.watch.silent, journalAgeMs: Math.round(this.journal.watch.age), sockets: this.realtime.connected,
    };
  }
}
