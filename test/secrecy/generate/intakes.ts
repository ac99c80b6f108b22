/**
 * Informations préoccupantes of both départements, some said to be of another than their author's, some already looked at; their children, most attached to a dossier of
 * every sort, some to none; of each child every kind, whole or summed up, from every file of care; and who would transmit, add to another's, or attach.
 */
import { KINDS, RECEIVES, sourceOf, TRANSMITS } from '../oracle/table.js';
import type { PieceRecueillie } from '../oracle/piece-rows.js';
import type { ElementRecueilli, Habilitation, InformationPreoccupante, OfIntake, World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';
import { DAY } from './validity.js';

const RECUEIL = ['FAM', 'SCO', 'SOC', 'MED', 'PAR', 'ENF'];
const SOURCES = ['PMI', 'SCHOOL_HEALTH', 'OTHER'];

const head = (dice: Dice, t: number, author: Habilitation, departement: number, rank: number): InformationPreoccupante => ({
  id: dice.uuid(), departement, year: 2025, rank, author_id: author.id, received_at: t - DAY, recorded_at: t - DAY, grave_danger: dice.chance(0.2), state: dice.chance(0.6) ? 'RECEIVED' : dice.pick(['QUALIFIED', 'NOT_IP']), request_id: dice.uuid() });

/** A piece has all that judges what it joins. */
const joined = (dice: Dice, { id: element_id, written_at: _, ...element }: ElementRecueilli, added_at: number): PieceRecueillie => ({ ...element, id: dice.uuid(), element_id, deposit_id: dice.uuid(), document_id: dice.uuid(), type: 'pdf', state: 'CLEAN', size: 1, added_at });

export function makeIntakes(dice: Dice, world: World, cast: Cast): void {
  const { t } = world;
  const transmitters = cast.actors.filter((a) => TRANSMITS.includes(a.function));
  for (let rank = 1; rank <= 16; rank++) {
    const author = dice.pick(dice.chance(0.9) ? transmitters : cast.actors);
    const intake = head(dice, t, author, dice.chance(0.75) ? author.departement : 3 - author.departement, rank);
    world.information_preoccupante.push(intake);
    const part = (kind: string, by = author): OfIntake => ({ id: dice.uuid(), departement: intake.departement, intake_id: intake.id, kind, detail: dice.pick(['FULL', 'SUMMARY']),
      source: dice.chance(0.5) ? sourceOf(by.function) : dice.pick(SOURCES), author_id: by.id, written_at: t - DAY });
    world.informant.push({ ...part('INF'), channel: 'PHONE', origin: '40', transmitted_by: '400', identity_given: 'ANONYMOUS' });
    world.accuse_reception.push({ id: dice.uuid(), departement: intake.departement, intake_id: intake.id, author_id: author.id, year: 2025, rank, received_at: t - DAY, given_at: t - DAY, stage: 'RECEIVED', request_id: dice.uuid() });
    for (const place of ['TARGETED', 'HOUSEHOLD']) {
      const mineur = { ...part('IDE'), place };
      world.mineur_concerne.push(mineur);
      world.information_des_parents.push({ ...part('FAM'), mineur_id: mineur.id, means: 'CALL', exception: 'NONE', informed_at: t - DAY });
      for (const kind of dice.sample(RECUEIL, 4)) world.element_recueilli.push({ ...part(kind, dice.chance(0.2) ? dice.pick(cast.actors) : author), mineur_id: mineur.id });
      for (const element of dice.sample(world.element_recueilli.filter((e) => e.mineur_id === mineur.id), 3)) world.piece_recueillie.push(joined(dice, element, t - DAY));
      if (dice.chance(0.9)) {
        world.attachment.push({ id: dice.uuid(), departement: dice.chance(0.7) ? intake.departement : 3 - intake.departement, intake_id: intake.id, mineur_id: mineur.id, dossier_id: dice.pick(world.dossier).id, author_id: dice.pick(cast.actors).id, attached_at: t });
      }
    }
  }
}

/** One proposal of most, by somebody of the cell or by anybody; a look at some, by another person or by the same under another hat. */
export function makeQualifications(dice: Dice, world: World, cast: Cast): void {
  const written_at = world.t - DAY / 2;
  for (const intake of world.information_preoccupante) {
    for (const by of dice.sample([...cast.actors.filter((a) => RECEIVES.includes(a.function)), dice.pick(cast.actors)], 2)) {
      const q = { id: dice.uuid(), departement: dice.chance(0.7) ? intake.departement : 3 - intake.departement, intake_id: intake.id, author_id: by.id, person_id: by.professionnel_id, written_at, outcome: 'NOT_IP', urgent: false, request_id: dice.uuid() };
      world.qualification.push(q);
      const other = dice.pick(cast.actors);
      if (dice.chance(0.6) && other.professionnel_id !== by.professionnel_id) {
        world.second_regard.push({ id: dice.uuid(), departement: q.departement, intake_id: intake.id, qualification_id: q.id, first_person_id: q.person_id, author_id: other.id, person_id: other.professionnel_id, agrees: false, written_at, request_id: dice.uuid() });
      }
    }
  }
}

export function qualify({ dice, world, cast, actor, add, lie, elsewhere }: Attempt): void {
  const { t } = world;
  for (let i = 0; i < (RECEIVES.includes(actor.function) ? 30 : dice.below(2)); i++) {
    const intake = dice.pick(world.information_preoccupante);
    const signed = { author_id: lie(actor.id, dice.pick(cast.actors).id), person_id: lie(actor.professionnel_id, dice.pick(cast.actors).professionnel_id), written_at: t, request_id: dice.uuid() };
    add(actor, 'Qualification', 'write', { id: dice.uuid(), departement: elsewhere(intake.departement), intake_id: intake.id, ...signed, outcome: 'NOT_IP', urgent: false });
    const own = world.qualification.filter((q) => q.person_id === actor.professionnel_id);
    const q = own.length > 0 && dice.chance(0.2) ? dice.pick(own) : dice.pick(world.qualification);
    add(actor, 'SecondRegard', 'write', { id: dice.uuid(), departement: elsewhere(q.departement), intake_id: lie(q.intake_id, intake.id), qualification_id: q.id, first_person_id: q.person_id, ...signed, request_id: dice.uuid(), agrees: false });
  }
}

export function transmit(attempt: Attempt): void {
  const { dice, world, cast, actor, add, lie, elsewhere } = attempt;
  const { t } = world;
  const own = world.information_preoccupante.filter((i) => i.author_id === actor.id);
  add(actor, 'InformationPreoccupante', 'report', { ...head(dice, t, dice.chance(0.7) ? actor : dice.pick(cast.actors), elsewhere(actor.departement), 99), state: 'RECEIVED' });
  for (const intake of [...own, ...own, ...own, ...own, ...own, ...own, dice.pick(world.information_preoccupante)]) addTo(attempt, intake);
  for (let i = 0; i < (RECEIVES.includes(actor.function) ? 24 : dice.below(2)); i++) {
    const mineur = dice.pick(world.mineur_concerne);
    add(actor, 'Attachment', 'add', { id: dice.uuid(), departement: elsewhere(mineur.departement), intake_id: mineur.intake_id, mineur_id: mineur.id, dossier_id: dice.pick(world.dossier).id,
      author_id: lie(actor.id, dice.pick(cast.actors).id), attached_at: t });
  }
}

function addTo({ dice, world, cast, actor, add, lie, elsewhere }: Attempt, intake: InformationPreoccupante): void {
  const { t } = world;
  const mineurs = world.mineur_concerne.filter((m) => m.intake_id === intake.id);
  const departement = elsewhere(intake.departement);
  const part = (kind: string): OfIntake => ({ id: dice.uuid(), departement, intake_id: intake.id, kind, detail: dice.pick(['FULL', 'SUMMARY']), source: lie(sourceOf(actor.function), dice.pick(SOURCES)),
    author_id: lie(actor.id, dice.pick(cast.actors).id), written_at: t });
  const mineur_id = dice.pick(mineurs).id;
  const element = (kind: string): ElementRecueilli => ({ ...part(kind), mineur_id });
  add(actor, 'MineurConcerne', 'write', { ...part('IDE'), place: 'TARGETED' });
  add(actor, 'InformationDesParents', 'write', { ...part('FAM'), mineur_id, means: 'CALL', exception: 'NONE', informed_at: t });
  for (const kind of ['MED', dice.pick(KINDS.filter((k) => RECUEIL.includes(k)))]) add(actor, 'ElementRecueilli', 'write', element(kind));
  const elements = world.element_recueilli.filter((e) => e.intake_id === intake.id);
  for (const element of dice.sample(elements.filter((e) => e.author_id === actor.id || dice.chance(0.2)), 4)) add(actor, 'PieceRecueillie', 'write', { ...joined(dice, element, t), departement });
  add(actor, 'Informant', 'write', { ...part('INF'), channel: 'PHONE', origin: '40', transmitted_by: '400', identity_given: 'ANONYMOUS' });
  add(actor, 'AccuseReception', 'write', { id: dice.uuid(), departement, intake_id: intake.id, author_id: lie(actor.id, dice.pick(cast.actors).id), year: 2025, rank: 99, received_at: t, given_at: t, stage: 'RECEIVED', request_id: dice.uuid() });
}
