/** Every type of event, once, before those who are connected; then what follows from all that happened, and every mail that it makes. */
import { io } from 'socket.io-client';
import { CONSEQUENCES } from '../../apps/worker/consequences.js';
import { sendAgendas } from '../../apps/worker/send-agendas.js';
import { sendMails } from '../../apps/worker/send-mails.js';
import { smtpMailer } from '../../libs/notices/mailer.js';
import { EVENT_TYPES, type EventRow } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { AgendaNames } from '../../libs/syntheses/agenda-names.js';
import { startSink } from '../../scripts/mail-sink/sink.mjs';
import { until } from '../scenarios/support/acts.js';
import type { Habilitation } from '../secrecy/oracle/world.js';
import type { Product } from '../support/product.js';
import { Persona } from './persona.js';

const PLACES = { publicUrl: 'https://cordee.example', mailFrom: 'ne-pas-repondre@cordee.example' };
/** As it happened, or of a message as if it had. */
const AGAIN = `insert into app.event (id, at, type, departement, actor_id, subject_type, subject_id, dossier_id, thread_id, habilitation_id, seq)
  select gen_random_uuid(), app.now(), $1, departement, actor_id, subject_type, subject_id, dossier_id, thread_id, habilitation_id, seq from app.event where type in ($1, 'message.posted') order by type <> $1, id limit 1`;

export async function everythingThatHappens(product: Product, people: readonly Habilitation[]): Promise<{ types: number; frames: string[]; mails: string[] }> {
  const { owner } = product.door.db;
  const frames: string[] = [];
  for (const who of people) {
    const { token } = await Persona.signIn(product, who);
    const socket = io(product.server.url, { transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true });
    product.sockets.push(socket);
    await until('connected', () => socket.connected);
    socket.io.engine.on('packet', ({ data }: { data?: unknown }) => frames.push(String(data)));
  }
  let types = 0;
  for (const type of EVENT_TYPES) types += (await owner.query(AGAIN, [type])).rowCount ?? 0;
  // The last of all, which whoever reads everything is told of.
  const before = frames.length;
  await owner.query(AGAIN, ['message.posted']);
  await until('told of what was said last', () => frames.length > before + 1, 60_000);
  return { types, frames, mails: await mailed(product) };
}

async function mailed({ door }: Product): Promise<string[]> {
  const tools = { pool: door.database.pool('worker', 3), kek: door.kek, log: makeLog('silent') };
  const sink = await startSink();
  const mailer = smtpMailer({ smtpUrl: sink.url, ...PLACES, patienceMs: 10_000 });
  try {
    const { rows } = await door.db.owner.query<EventRow>('select * from app.event order by xid, id');
    for (const event of rows) for (const consequence of CONSEQUENCES[event.type] ?? []) await consequence(tools, event);
    for (const queue of ['notice', 'agenda_message']) await door.db.owner.query(`update app.${queue} set due_at = app.now() where state = 'QUEUED'`);
    await sendMails(tools, mailer);
    await sendAgendas(tools, mailer, new AgendaNames('x'.repeat(40), PLACES.publicUrl), PLACES);
    return sink.mails.map(({ raw }) => raw);
  } finally {
    mailer.close();
    await sink.close();
    await tools.pool.end();
  }
}
