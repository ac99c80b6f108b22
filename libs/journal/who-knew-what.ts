import { UserError } from '../platform/errors.js';
import { uuid } from '../platform/inputs.js';
import type { Knew } from '../platform/knew.js';
import { MOST_OF_ONE } from '../platform/loader.js';
import type { Scope } from '../platform/scope.js';
import { WHO_VERIFIES } from '../secrecy/functions.js';
import { Event } from './event.entity.js';
import { whoIs } from './who-is.js';
import { KnewOf, WhoKnew, type WhoKnewWhat, WrittenThen } from './who-knew-what.type.js';

const ALWAYS = new Date(0);

/**
 * Who could read what of this child at an instant, and who had opened it: to the DPO and to those who answer for the secret of this dossier, which its journal says, by its own law. Its référent, whom it may concern as a reader,
 * reads the journal and does not ask this. Null for anybody else, and for what is not there. Throws DATE on at or since, TROP_NOMBREUX on since.
 */
export async function whoKnewWhat(scope: Scope, asked: { dossierId: string; at: Date; since?: Date | null }): Promise<WhoKnewWhat | null> {
  const dossierId = uuid('dossierId', asked.dossierId);
  const tx = await scope.tx();
  const [opening] = WHO_VERIFIES.includes(tx.actor.function) ? await tx.allowed(Event, 'read', { where: { aboutId: dossierId, type: 'dossier.opened' }, limit: 1 }) : [];
  if (!opening) {
    scope.traces.refused('Dossier', 'read', dossierId);
    return null;
  }
  const since = asked.since ?? null;
  if (asked.at > tx.now) throw new UserError('DATE', 'Cet instant n’est pas encore venu.', 'at');
  if (since && since >= asked.at) throw new UserError('DATE', 'Le début précède l’instant demandé.', 'since');
  const rows = await tx.proofs.knew(dossierId, since ?? ALWAYS, asked.at, MOST_OF_ONE);
  const people = await placesOf(scope, rows);
  const written = writtenThen(rows, new Map(people.map(({ habilitationId, n }) => [habilitationId, n])));
  if (written.length > MOST_OF_ONE) throw new UserError('TROP_NOMBREUX', `Plus de ${MOST_OF_ONE} messages et écrits jusque-là : dites depuis quand.`, 'since');
  return { at: asked.at, since, written, people };
}

/** Those whose identity is reserved come last: between two others, the order of ids would tell which of a few they are. */
async function placesOf(scope: Scope, rows: readonly Knew[]): Promise<WhoKnew[]> {
  const ids = [...new Set(rows.map(({ readerId }) => readerId))];
  const cards = await Promise.all(ids.map(async (id) => await whoIs(scope, id)));
  return [...ids.filter((_, i) => cards[i]), ...ids.filter((_, i) => !cards[i])].map((habilitationId, n) => Object.assign(new WhoKnew(), { n, habilitationId }));
}

function writtenThen(rows: readonly Knew[], places: ReadonlyMap<string, number>): WrittenThen[] {
  const all = new Map<number, WrittenThen>();
  for (const row of rows) {
    const { n, what, kind, detail, writtenAt, authorId, pieces, withdrawnAt } = row;
    const one = all.get(n) ?? Object.assign(new WrittenThen(), { n, what, kind, detail, writtenAt, authorId, pieces, withdrawnAt, knew: [] });
    one.knew.push(knewOf(row, places.get(row.readerId)!));
    all.set(n, one);
  }
  for (const { knew } of all.values()) knew.sort((a, b) => a.person - b.person);
  return [...all.values()];
}

/** The strongest of what may be said. */
function knewOf({ readerId, authorId, could, basis, legalBasis, openedAt, openedKindAt }: Knew, person: number): KnewOf {
  const knew: KnewOf['knew'] = readerId === authorId ? 'WROTE' : openedAt ? 'OPENED' : openedKindAt ? 'OPENED_KIND' : 'COULD';
  return Object.assign(new KnewOf(), { person, knew, could, basis, legalBasis: legalBasis as KnewOf['legalBasis'], openedAt: openedAt ?? openedKindAt });
}
