/**
 * What is known of each child: every kind, full and summary, from every source. Authors are drawn first among those whose row says O, since each row has
 * one author and many readers. Then what is shared one by one, first where the cell says X.
 */
import { cell } from '../oracle/cells.js';
import { FUNCTIONS, KINDS, sourceOf } from '../oracle/table.js';
import type { Content, Habilitation, World } from '../oracle/world.js';
import { basesFor } from '../oracle/basis.js';
import type { Cast } from './cast.js';
import { type Dice, grouped } from './dice.js';
import { DAY, mostly } from './validity.js';

const OWN = FUNCTIONS.flatMap((fn) => KINDS.filter((k) => cell(fn, k).some((a) => a.right === 'O')).map((kind) => ({ fn, kind })));

export function makeContent(dice: Dice, world: World, cast: Cast): void {
  const byFunction = grouped(cast.actors, (a) => a.function);
  const written_at = world.t - 10 * DAY;
  const judged = (dossier_id: string, departement: number, kind: string, detail: string, author: Habilitation): Content => ({
    id: dice.uuid(), departement, dossier_id, kind, detail, author_id: author.id,
    source: dice.chance(0.8) ? sourceOf(author.function) : dice.pick(['PMI', 'SCHOOL_HEALTH', 'OTHER']),
  });
  const author = (kind: string): Habilitation => {
    const owners = OWN.filter((o) => o.kind === kind);
    if (owners.length > 0 && dice.chance(0.5)) return dice.pick(byFunction.get(dice.pick(owners).fn)!);
    return dice.pick(cast.actors);
  };
  for (const d of world.dossier) {
    const near = d.departement === 1;
    for (const kind of KINDS) for (const detail of ['FULL', 'SUMMARY']) {
      if (near || dice.chance(0.6)) world.entry.push({ ...judged(d.id, d.departement, kind, detail, author(kind)), written_at });
    }
    if (dice.chance(0.8)) world.enfant.push({ ...judged(d.id, d.departement, 'IDE', dice.pick(['FULL', 'SUMMARY']), dice.pick(cast.actors)), written_at });
  }
  const near = world.dossier.filter((d) => d.departement === 1);
  for (const { fn, kind } of OWN) {
    for (let i = 0; i < 3; i++) {
      world.entry.push({ ...judged(dice.pick(near).id, 1, kind, dice.pick(['FULL', 'SUMMARY']), dice.pick(byFunction.get(fn)!)), written_at });
    }
  }
  // Each function has written something, of kinds that need not be its own.
  for (const fn of FUNCTIONS) for (const kind of dice.sample(KINDS, 2)) {
    world.entry.push({ ...judged(dice.pick(near).id, 1, kind, dice.pick(['FULL', 'SUMMARY']), dice.pick(byFunction.get(fn)!)), written_at });
  }
  // MED from each file of care: the columns where a source decides.
  for (const d of near) for (const source of ['PMI', 'SCHOOL_HEALTH']) world.entry.push({ ...judged(d.id, 1, 'MED', 'FULL', dice.pick(cast.actors)), source, written_at });
}

const SUMMARIES = ['SUMMARY', 'SUMMARY', 'SUMMARY', 'SUMMARY'];
const WHOLE = ['FULL', 'FULL', 'FULL'];

type Item = Content & { type: string };

export function makeShares(dice: Dice, world: World, cast: Cast): void {
  const items: Item[] = ([['Entry', world.entry], ['Enfant', world.enfant], ['PriorInformation', world.prior_information], ['Personne', world.personne], ['Lien', world.lien], ['PriorValidation', world.prior_validation], ['Entry', world.contribution], ['Entry', world.rencontre], ['Entry', world.rapport_evaluation], ['Entry', world.avis_titulaire], ['Thread', world.thread], ['Message', world.message], ['SynthesePoint', world.synthese_point], ['SynthesePoint', world.synthese_point]] as const)
    .flatMap(([type, rows]) => rows.map((row) => ({ ...row, type })));
  const byKind = grouped(items, (i) => `${i.kind} ${i.detail}`);
  // Messages and threads ask for more than a share: most shares are of what opens by itself.
  const alone = grouped(items.filter((i) => i.departement === 1 && !['Thread', 'Message', 'SynthesePoint'].includes(i.type)), (i) => `${i.kind} ${i.detail}`);
  // The table takes no share without a basis that holds between the two: nothing at all is ever shared with some, nor of some kinds with others.
  const grounds = new Map(FUNCTIONS.flatMap((reader) => KINDS.map((kind) => [`${reader} ${kind}`, cast.actors.flatMap((sender) => basesFor(sender.function, reader, kind).map((legal_basis) => ({ sender, legal_basis })))])));
  const give = (actor: Habilitation, item: Item): void => {
    const ground = dice.sample(grounds.get(`${actor.function} ${item.kind}`)!, 5).find(({ sender }) => sender.id !== actor.id);
    if (!ground) return;
    const departement = dice.chance(0.05) ? 3 - actor.departement : dice.pick([actor.departement, actor.departement, item.departement]);
    world.share.push({ id: dice.uuid(), departement, item_id: item.id, item_type: item.type, dossier_id: item.dossier_id, kind: item.kind, detail: item.detail, habilitation_id: actor.id,
      reader_function: actor.function, legal_basis: ground.legal_basis, granted_by: ground.sender.id, sender_function: ground.sender.function, ...mostly(dice, world.t, 0.9) });
  };
  const held = new Set(world.admission_kind.map((k) => `${k.habilitation_id} ${k.dossier_id} ${k.kind}`));
  /** Something of this kind that no admission of the actor covers, if a few draws find it. */
  const unheld = (kind: string, actor: Habilitation): Item => {
    const pool = [...alone.get(`${kind} FULL`)!, ...alone.get(`${kind} SUMMARY`)!];
    const draws = Array.from({ length: 5 }, () => dice.pick(pool));
    return draws.find((item) => !held.has(`${actor.id} ${item.dossier_id} ${kind}`)) ?? draws[0]!;
  };
  for (const actor of cast.actors) {
    for (const kind of KINDS) {
      const shared = cell(actor.function, kind).find((a) => a.right === 'X');
      if (!shared) continue;
      for (const detail of shared.summaryOnly ? [...SUMMARIES, ...SUMMARIES, ...WHOLE, ...WHOLE] : [...SUMMARIES, ...WHOLE]) {
        give(actor, dice.pick((dice.chance(0.85) ? alone : byKind).get(`${kind} ${detail}`)!));
      }
    }
    for (const item of dice.sample(items, 3)) give(actor, item);
    for (const kind of dice.sample(KINDS, 4)) give(actor, unheld(kind, actor));
    // The duty of evaluator opens by share what the function may not.
    const evaluated = new Set(world.admission.filter((a) => a.habilitation_id === actor.id && a.duty === 'EVALUATEUR').map((a) => a.dossier_id));
    for (const item of dice.sample(items.filter((i) => ['MED', 'JUD', 'LIE'].includes(i.kind) && evaluated.has(i.dossier_id)), 4)) give(actor, item);
  }
}
