/** What was read and done around each child: every kind of secret opened, every type of act, lines of no child, and lines that lie about their département. */
import type { World } from '../oracle/world.js';
import type { Cast } from './cast.js';
import type { Dice } from './dice.js';
import { DAY } from './validity.js';

/** What the column says of the bits of INF, ADO and LIE. */
const RESERVED = ['NONE', 'INF', 'ADO', 'INF_ADO', 'LIE', 'INF_LIE', 'ADO_LIE', 'INF_ADO_LIE'];
const TYPES = ['dossier.opened', 'dossier.moved', 'dossier.linked', 'dossier.unlinked', 'enfant.written', 'entry.written', 'prior-information.recorded', 'admission.granted', 'admission.ended', 'thread.opened', 'participation.added',
  'message.posted', 'message.corrected', 'message.withdrawn', 'message.acknowledged', 'piece.attached', 'piece-recueillie.attached', 'piece-evaluation.attached', 'piece-synthese.attached', 'child.looked-up', 'child.found', 'session.ended', 'glass.broken', 'glass.reviewed', 'justification.asked', 'justification.given', 'astreinte.named', 'information-preoccupante.received', 'information-preoccupante.qualified', 'information-preoccupante.looked-at', 'information-preoccupante.attached', 'astreinte.ended', 'synthese.convened', 'convocation.ended'];
/** Later ones, a few of which are told to those who admit alone. */
const MORE = ['lieu-protege.declared', 'lieu-protege.ended', 'prior-information.validated', 'personne.written', 'lien.written', 'lien.ended', 'referent.named', 'referent.ended', 'share.granted', 'share.ended', 'admission.proposed',
  'admission-proposal.granted', 'admission-proposal.refused', 'dossier.closed', 'dossier.reopened', 'elimination.held', 'elimination.released', 'elimination.listed', 'elimination.struck', 'elimination.visa-recorded', 'conflict.declared', 'conflict.lifted',
  'synthese.dated', 'synthese.moved', 'synthese.cancelled', 'convocation.added', 'seance.opened', 'seance.closed', 'minutes.validated', 'line.written', 'person.inscribed', 'invitation.made', 'invitation.used', 'habilitation.proposed', 'habilitation.validated', 'habilitation.granted', 'habilitation.reviewed', 'habilitation.ended', 'delegation.registered', 'delegation.ended'];
const NOBODY = '00000000-0000-0000-0000-000000000000';

export function makeJournal(dice: Dice, world: World, cast: Cast): void {
  const about = [...world.dossier, null];
  const line = (d: World['dossier'][number] | null): { id: string; departement: number; at: number; actor_id: string; subject_type: string; dossier_id: string | null; about_id: string } => ({
    id: dice.uuid(), departement: dice.chance(0.6) ? d?.departement ?? 1 : dice.pick([1, 2]), at: world.t - dice.below(5) * DAY, actor_id: dice.pick(cast.actors).id,
    subject_type: dice.pick(['Dossier', 'Thread', 'Admission']), dossier_id: d?.id ?? null, about_id: d?.id ?? NOBODY });
  for (const d of about) {
    for (let bits = 0; bits < RESERVED.length; bits++) {
      world.access.push({ ...line(d), operation: dice.uuid(), action: dice.pick(['read', 'notice']), outcome: dice.pick(['READ', 'REFUSED']), kinds: (bits << 8) | dice.below(256), reserved: RESERVED[bits]! });
    }
    for (const type of [...TYPES, ...dice.sample(MORE, 3)]) world.event.push({ ...line(d), type, subject_id: dice.uuid() });
  }
}
