import { dayOf } from '../clocks/calendar.js';
import { placeOf } from '../clocks/places.js';
import type { Dossier } from '../dossiers/dossier.entity.js';
import { finite } from '../platform/instant.js';
import { batched, loadMany } from '../platform/loader.js';
import type { Scope } from '../platform/scope.js';
import { civil, ConservationStep } from './conservation-step.entity.js';
import type { Conservation, RetentionTerm } from './conservation.type.js';
import { standingOf } from './standing.js';
import { retentionOf } from './term-of.js';
import { CATEGORIES, TERMS, type Category } from './terms.js';

/** Null for whoever does not answer for this dossier: « nothing holds it » said to somebody from whom a hold is hidden would be a lie. */
export async function conservationOf(scope: Scope, { id }: Dossier): Promise<Conservation | null> {
  const tx = await scope.tx();
  if (!tx.may('read', 'ConservationStep')) return null;
  const [answers, steps] = await Promise.all([
    batched<boolean>(scope, 'Conservation', id, async (ids) => (await tx.explainAll(ConservationStep, 'read', ids.map((dossierId) => Object.assign(new ConservationStep(), { dossierId, departement: tx.actor.departement })))).map(({ allowed }) => allowed)),
    loadMany(scope, ConservationStep, 'dossierId', id, ['sequence', 'id']),
  ]);
  if (!answers) return null;
  const now = standingOf(steps);
  const { closed } = now;
  const closedOn = closed && civil(closed, closed.at);
  return {
    ...now, steps, closedOn, term: closed && retentionTerm(closed.category!, closedOn!),
    firstWarningOn: closed && civil(closed, finite(closed.firstAt)), lastWarningOn: closed && civil(closed, finite(closed.lastAt)), past: closed !== null && +closed.dueAt <= +tx.now,
  };
}

function retentionTerm(category: Category, on: string): RetentionTerm {
  const { years, notBeforeAge, article, usage } = retentionOf(category, on);
  return { category, name: TERMS[category].name, measured: TERMS[category].measured, years, notBeforeAge, article, usage };
}

/** What a closing would begin today, category by category. */
export async function retentionTerms(scope: Scope): Promise<RetentionTerm[]> {
  const today = dayOf(placeOf(scope.actor.departement), (await scope.tx()).now).toString();
  return CATEGORIES.map((category) => retentionTerm(category, today));
}
