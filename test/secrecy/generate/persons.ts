/**
 * The persons around each child, those who hold authority now, until just now or from the next instant; who was informed, whom nobody reached, and exceptions,
 * some written by those who validate, some by the same person under another hat, validated or not, some whose review is due at this very instant.
 */
import { RESPONSIBLE, sourceOf } from '../oracle/table.js';
import type { Content, Dossier, Habilitation, World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import { DAY, mostly } from './validity.js';

export function makePersons(dice: Dice, world: World, cast: Cast): void {
  const { t } = world;
  const written_at = t - 10 * DAY;
  const responsible = cast.actors.filter((a) => RESPONSIBLE.includes(a.function));
  const hats = cast.actors.filter((a) => responsible.some((r) => r.professionnel_id === a.professionnel_id));
  const judged = (d: Dossier, author: Habilitation): Content => ({ id: dice.uuid(), departement: d.departement, dossier_id: d.id, kind: 'FAM', detail: dice.pick(['FULL', 'SUMMARY']),
    author_id: author.id, source: dice.chance(0.8) ? sourceOf(author.function) : dice.pick(['PMI', 'SCHOOL_HEALTH', 'OTHER']) });
  const anybody = (): Habilitation => dice.pick(cast.actors);

  const inform = (d: Dossier, personne_id: string | null, exception: string): void => {
    const author = exception === 'NONE' ? anybody() : dice.pick([anybody(), dice.pick(hats)]);
    const excepted = exception !== 'NONE' && exception !== 'UNREACHABLE';
    const row = { ...judged(d, author), written_at, informed_at: written_at, about: personne_id ? 'PERSON' : 'CHILD', personne_id, informed_by: author.id,
      means: excepted ? 'NONE' : 'CALL', exception, review_at: excepted ? dice.pick([t + DAY, t + DAY, t + 1, t]) : Infinity };
    world.prior_information.push(row);
    if (excepted ? dice.chance(0.6) : dice.chance(0.1)) world.prior_validation.push({ ...judged(d, anybody()), prior_information_id: row.id, written_at });
  };
  for (const d of world.dossier) {
    inform(d, null, dice.pick(['NONE', 'MINOR_OBJECTION']));
    // Nobody told who held authority until this very instant: it no longer matters.
    if (dice.chance(0.5)) {
      const former = { ...judged(d, anybody()), written_at };
      world.personne.push(former);
      world.lien.push({ ...judged(d, anybody()), personne_id: former.id, nature: 'PARENTAL_AUTHORITY', written_at, valid_from: t - 9 * DAY, valid_to: t });
    }
    // Of the second, the one who holds authority does from this very instant, and was told: chance alone would leave that instant untried.
    if (d === world.dossier[1]) {
      const holder = { ...judged(d, anybody()), written_at };
      world.personne.push(holder);
      world.lien.push({ ...judged(d, anybody()), personne_id: holder.id, nature: 'PARENTAL_AUTHORITY', written_at, valid_from: t, valid_to: t + DAY });
      inform(d, holder.id, 'NONE');
      continue;
    }
    const holders = 1 + dice.below(2);
    for (let i = 0; i < holders + 1; i++) {
      const personne = { ...judged(d, anybody()), written_at };
      world.personne.push(personne);
      const nature = i < holders ? dice.pick(['PARENTAL_AUTHORITY', 'PARENTAL_AUTHORITY', 'GUARDIAN']) : dice.pick(['HOUSEHOLD', 'RELATIVE', 'TRUSTED_THIRD_PARTY']);
      world.lien.push({ ...judged(d, anybody()), personne_id: personne.id, nature, written_at, ...mostly(dice, t, 0.75) });
      if (dice.chance(0.3)) world.lien.push({ ...judged(d, anybody()), personne_id: personne.id, nature, written_at, ...mostly(dice, t, 0.3) });
      if (i < holders) for (const exception of dice.pick([['NONE'], ['NONE'], ['NONE'], ['NONE'], ['PENAL_EVIDENCE_RISK'], ['UNREACHABLE'], ['UNREACHABLE', 'ABDUCTION_RISK'], []])) inform(d, personne.id, exception);
    }
  }
}
