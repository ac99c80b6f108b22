/**
 * ★ One iCalendar message a person each time that what their agenda should hold is not what it was told: taken for a while, judged by the law as it is now, sent, settled, as the
 * other mails are. Whatever happened meanwhile, and however often, the agenda is told the last of it.
 */
import { MailRefused, type Mailer } from '../../libs/notices/mailer.js';
import type { AgendaNames } from '../../libs/syntheses/agenda-names.js';
import { appointment, type Hours, type Method } from '../../libs/syntheses/appointment.js';
import { BACKOFF, TRIES } from './send-mails.js';
import type { WorkerTools } from './tools.js';
import { addressesOf } from './when-told.js';
import { readers } from './who-may-be-told.js';

/** What it was told last: nothing, or an hour that it holds or that was taken away. */
interface Taken { id: string; synthese_id: string; habilitation_id: string; departement: number; asked: number; attempts: number; method: Method | null; sequence: number; starts_at: Date | null; ends_at: Date | null; now: Date }
interface Dated { departement: number; dossier_id: string; fact: string; starts_at: Date | null; ends_at: Date | null }
export interface AgendaPlaces { publicUrl: string; mailFrom: string }

/** Two nodes at once: the second finds the hour moved. */
const TAKE = `update app.agenda_message m set attempts = m.attempts + 1, due_at = app.now() + interval '1 minute' * (array[${BACKOFF.join(',')}])[least(m.attempts + 1, ${BACKOFF.length})]
  where m.id = (select d.id from app.agenda_message d where d.state = 'QUEUED' and d.due_at <= app.now() order by d.due_at, d.id limit 1)
    and m.state = 'QUEUED' and m.due_at <= app.now()
  returning m.id, m.synthese_id, m.habilitation_id, m.departement, m.asked, m.attempts, m.method, m.sequence, m.starts_at, m.ends_at, app.now() as now`;

/** Sends what is due; stops at a server that takes nothing. Returns how many messages were accepted. */
export async function sendAgendas(tools: WorkerTools, mailer: Mailer, names: AgendaNames, { publicUrl, mailFrom }: AgendaPlaces, stopped: () => boolean = () => false): Promise<number> {
  let accepted = 0;
  while (!stopped()) {
    const { rows: [taken] } = await tools.pool.query<Taken>(TAKE);
    if (!taken) return accepted;
    const told = await toTell(tools, taken);
    const address = told && (await addressOf(tools, taken, told.method));
    if (!told || !address) {
      await settle(tools, taken, 'DROPPED');
      continue;
    }
    const uid = names.uid(taken.synthese_id, taken.habilitation_id);
    const sequence = taken.sequence + 1;
    const calendar = appointment({ publicUrl, from: mailFrom }, { uid, sequence, ...told, departement: taken.departement, writtenAt: taken.now });
    try {
      await mailer.appoint(address, { calendar, method: told.method, reference: names.reference(uid, sequence) });
    } catch (e) {
      if (!(e instanceof MailRefused)) throw e;
      if (e.permanent || taken.attempts >= TRIES) await settle(tools, taken, 'REFUSED');
      if (!e.ofThisAddress) return accepted;
      continue;
    }
    await settle(tools, taken, 'ACCEPTED', { ...told, sequence });
    accepted += 1;
  }
  return accepted;
}

/** What this agenda lacks: an hour that the law lets this person know, and that is to come; or, of one that it holds, that it is no more. Null when it is told already. */
async function toTell(tools: WorkerTools, { synthese_id, habilitation_id, method, starts_at, ends_at, now }: Taken): Promise<(Hours & { method: Method }) | null> {
  const { rows: [date] } = await tools.pool.query<Dated>('select * from app.date_of_synthese($1)', [synthese_id]);
  const holds = method === 'REQUEST' && starts_at && ends_at ? { startsAt: starts_at, endsAt: ends_at } : null;
  if (date?.starts_at && date.ends_at && date.fact !== 'CANCELLED' && (await seated(tools, synthese_id, habilitation_id, date))) {
    if (date.ends_at <= now || (holds && +holds.startsAt === +date.starts_at && +holds.endsAt === +date.ends_at)) return null;
    return { method: 'REQUEST', startsAt: date.starts_at, endsAt: date.ends_at };
  }
  return holds && { method: 'CANCEL', ...holds };
}

/** What was taken is taken back from where it was put, even of somebody whose habilitation has ended. */
async function addressOf(tools: WorkerTools, { id, habilitation_id }: Taken, method: Method): Promise<string | null> {
  const [who] = await addressesOf(tools, [habilitation_id]);
  if (who || method === 'REQUEST') return who?.email ?? null;
  return (await tools.pool.query<{ email: string | null }>('select app.address_of_agenda($1) as email', [id])).rows[0]!.email;
}

/** By the law, and by a seat: whoever knows the dossier by their territory may know the date, and does not come. */
async function seated(tools: WorkerTools, syntheseId: string, habilitationId: string, { departement, dossier_id }: Dated): Promise<boolean> {
  const { rows: [sits] } = await tools.pool.query<{ yes: boolean }>('select $2 in (select app.told_of_synthese($1)) as yes', [syntheseId, habilitationId]);
  return sits!.yes && (await readers(tools, 'Synthese', 'read', { id: syntheseId, departement, dossierId: dossier_id })).includes(habilitationId);
}

/** Unless something else happened while it was sent: then it is looked at again. */
async function settle({ pool }: WorkerTools, { id, asked }: Taken, state: string, told?: Hours & { method: Method; sequence: number }): Promise<void> {
  await pool.query(`update app.agenda_message set state = case when asked = $2 then $3 else 'QUEUED' end, method = coalesce($4, method), sequence = coalesce($5, sequence), starts_at = coalesce($6, starts_at), ends_at = coalesce($7, ends_at) where id = $1`,
    [id, asked, state, told?.method ?? null, told?.sequence ?? null, told?.startsAt ?? null, told?.endsAt ?? null]);
}
