/** By what the places of a child are recognised: those kept secret now, its own and its siblings', in one's département; given to whoever writes there, even where the place itself is not shown. */
import type pg from 'pg';
import { validAt } from '../oracle/facts.js';
import type { Habilitation, World } from '../oracle/world.js';
import type { Wrong } from './checks.js';

export async function placesOf(client: pg.ClientBase, world: World, actor: Habilitation): Promise<Wrong> {
  const { t } = world;
  const { rows } = await client.query<{ dossier: string; places: string[]; some: boolean }>(`select d as dossier, array(select m.id::text from app.place_marks(d) m order by 1) as places, s.places as some from unnest($1::uuid[]) d, app.sealing(d) s`, [world.dossier.map((d) => d.id)]);
  for (const { dossier, places, some } of rows) {
    const around = new Set([dossier, ...world.dossier_link.filter((l) => l.dossier_id === dossier && validAt(l, t)).map((l) => l.linked_id)]);
    const due = validAt(actor, t) ? world.lieu_protege.filter((l) => around.has(l.dossier_id) && l.departement === actor.departement && validAt(l, t)).map((l) => l.id).sort() : [];
    if (places.join() !== due.join()) return `is given what recognises ${places.length} places of a child, ${due.length} are due`;
    if (some !== due.length > 0) return `is told that ${some ? 'some place' : 'none'} is to be recognised, and ${due.length} are`;
  }
  return undefined;
}
