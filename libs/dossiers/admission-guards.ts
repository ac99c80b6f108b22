import { requireNoOverlap } from '../partners/overlaps.js';
import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { admissible } from '../secrecy/admissible.js';
import { foundsAdmission } from '../secrecy/bases.js';
import type { Function } from '../secrecy/functions.js';
import { type AdmissionAsked, periodOf } from './admission-asked.js';
import { Admission } from './admission.entity.js';
import { conflictsOf, requireNotKeptOut } from './conflicts-of.js';
import { followsFamily } from './follows-family.js';

type Guard = (tx: Tx, asked: AdmissionAsked) => void | Promise<void>;

/** Nor under another hat: the person is who must differ. */
const notForOneself: Guard = ({ actor }, { invited }) => {
  if (invited.professionnelId === actor.professionnelId) throw new UserError('POUR_SOI', 'Nul ne s’admet soi-même.', 'habilitationId');
};

/** Who is under discretion is admitted for logistics only; a magistrate is an addressee, never admitted. */
const openToTheFunction: Guard = (_, { invited, kinds, duty }) => {
  const refused = kinds.filter((kind) => !admissible(invited.function as Function, kind, duty));
  if (refused.length > 0) throw new UserError('HORS_MATRICE', `La loi n’ouvre pas par admission à cette fonction : ${refused.join(', ')}.`, 'kinds');
};

const stillHabilitated: Guard = ({ now }, { invited, ...asked }) => {
  if (invited.validTo <= periodOf(asked, now).validFrom) throw new UserError('HABILITATION_FINIE', 'Cette habilitation a pris fin, ou l’aura fait.', 'habilitationId');
};

/** One admission of one habilitation at a time: of two, nobody would know which one ends. */
const notAdmittedAlready: Guard = async (tx, { dossierId, habilitationId, replaces, ...asked }) => {
  const held = await tx.allowed(Admission, 'read', { where: { dossierId, habilitationId } });
  requireNoOverlap(periodOf(asked, tx.now), held.filter((a) => a.id !== replaces), 'Cette personne est déjà admise à ces dates : mettez d’abord fin à son admission.');
};

/** Evaluators differ from those who follow the family, save an exception whose reason is written (CASF D.226-2-5). */
const notFollowingTheFamily: Guard = async (tx, { dossierId, invited, duty, evaluatorException, ...asked }) => {
  if (duty !== 'EVALUATEUR' || evaluatorException !== null || !(await followsFamily(tx, dossierId, invited.professionnelId, periodOf(asked, tx.now)))) return;
  throw new UserError('SUIT_LA_FAMILLE', 'Cette personne suit déjà cette famille : choisissez quelqu’un d’autre, ou justifiez l’exception (CASF D.226-2-5).', 'evaluatorException');
};

/** Somebody kept out of the dossier, under whatever hat, neither enters nor lets in (CASF D.226-2-5). */
const notInConflict: Guard = async (tx, { dossierId, invited }) => {
  await requireNotKeptOut(tx, dossierId, 'dossierId');
  if ((await conflictsOf(tx, dossierId, invited.professionnelId)).length > 0) throw new UserError('ECARTE', 'Cette personne est écartée de ce dossier : un conflit d’intérêts y est déclaré.', 'habilitationId');
};

const GUARDS: readonly Guard[] = [notForOneself, notInConflict, openToTheFunction, notFollowingTheFamily, stillHabilitated, notAdmittedAlready];

/** Everything that refuses this admission, each with its reason, in the order in which it is told (CASF L.226-2-2, D.226-2-5). */
export async function refusalsOf(tx: Tx, asked: AdmissionAsked): Promise<UserError[]> {
  const refusals: UserError[] = [];
  for (const guard of GUARDS) {
    try {
      await guard(tx, asked);
    } catch (e) {
      if (!(e instanceof UserError)) throw e;
      refusals.push(e);
    }
  }
  return refusals;
}

/** Whoever admits, or asks that somebody be admitted, says on what basis: it must hold for that function and each kind. The database would refuse it too. */
export function requireFounded(tx: Tx, { invited, kinds }: Pick<AdmissionAsked, 'invited' | 'kinds'>, basis: string): void {
  const unfounded = kinds.filter((kind) => !foundsAdmission(basis, invited.function as Function, kind, tx.now));
  if (unfounded.length > 0) throw new UserError('BASE_LEGALE', `Cette base légale ne fonde pas, pour cette fonction, l’accès à : ${unfounded.join(', ')}.`, 'legalBasis');
}
