/** When each of those who may be told is told: as they chose, save what does not wait. The same rule when a mail is queued and when it is tried again. */
import { BY_DEFAULT, type Choice, type Rhythm } from '../../libs/notices/due-at.js';
import type { EventType } from '../../libs/platform/event.entity.js';
import type { WorkerTools } from './tools.js';
import { isWhateverTheHour } from './who-may-be-told.js';

const AT_ONCE: Choice = { rhythm: 'IMMEDIATE', quietFrom: 0, quietTo: 0 };

interface Row { id: string; professionnel_id: string; departement: number; function: string; email: string; organisation_id: string; rhythm: Rhythm | null; quiet_from: number; quiet_to: number; now: Date }
export interface Told { id: string; professionnelId: string; departement: number; function: string; email: string; organisationId: string; chosen: Choice | null; now: Date }

const WITH_CHOICE = `select h.id, m.professionnel_id, m.departement, m.function, m.email, m.organisation_id, c.rhythm, c.quiet_from, c.quiet_to, app.now() as now
  from unnest($1::uuid[]) h(id) cross join lateral app.mail_of(h.id) m
  left join lateral (select * from (select p.rhythm, p.quiet_from, p.quiet_to, p.set_at, p.id from app.notice_preference p where p.professionnel_id = m.professionnel_id) p
    order by p.set_at desc, p.id desc limit 1) c on true`;

/** Of these habilitations, those that have an address, with what their persons chose last. */
export async function addressesOf({ pool }: WorkerTools, habilitations: readonly string[]): Promise<Told[]> {
  const { rows } = await pool.query<Row>(WITH_CHOICE, [habilitations]);
  return rows.map(({ id, professionnel_id, departement, function: fn, email, organisation_id, rhythm, quiet_from, quiet_to, now }) => ({
    id, professionnelId: professionnel_id, departement, function: fn, email, organisationId: organisation_id, chosen: rhythm && { rhythm, quietFrom: quiet_from, quietTo: quiet_to }, now,
  }));
}

export const choiceFor = (type: EventType, { chosen }: Pick<Told, 'chosen'>): Choice => (isWhateverTheHour(type) ? AT_ONCE : chosen ?? BY_DEFAULT);
