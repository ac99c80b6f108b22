import { UserError } from '../platform/errors.js';
import { text } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import { bordereauOf } from './bordereau.js';
import type { ConservationStep } from './conservation-step.entity.js';
import type { ListForEliminationInput, ReasonedStepInput } from './conservation.inputs.js';
import { REASON } from './reopen-dossier.js';
import { takeStep } from './take-step.js';

/**
 * Proposes a dossier whose term is past for elimination, on a list that waits for the visa of the archives départementales (C. patrimoine L.212-2, L.212-3, R.212-14): nothing is destroyed by it.
 * @throws NON_CLOS, GEL_JUDICIAIRE, GARDE_SANS_LIMITE, TERME_NON_ECHU, DEJA_AU_BORDEREAU
 */
export const listForElimination = (tx: Tx, input: ListForEliminationInput): Promise<ConservationStep> =>
  takeStep(tx, input, 'LISTED', bordereauOf('bordereau', input.bordereau), ({ closed, held, listed }) => {
    if (!closed) throw new UserError('NON_CLOS', 'Ce dossier n’est pas clos : seul un dossier clos, dont le terme est passé, peut être proposé.', 'dossierId');
    if (held) throw new UserError('GEL_JUDICIAIRE', 'Ce dossier est gelé pour la justice : rien n’en sera détruit tant que le gel n’est pas levé.', 'dossierId');
    if (closed.dueAt === Infinity) throw new UserError('GARDE_SANS_LIMITE', 'Ce dossier est gardé sans limite (CASF L.147-1, L.224-7) : il va aux archives, et n’est jamais éliminé.', 'dossierId');
    if (+closed.dueAt > +tx.now) throw new UserError('TERME_NON_ECHU', 'Le terme de ce dossier n’est pas passé : il reste gardé jusque-là.', 'dossierId');
    if (listed) throw new UserError('DEJA_AU_BORDEREAU', `Ce dossier est déjà au bordereau ${listed.bordereauYear}-${listed.bordereauRank}.`, 'dossierId');
    return {};
  });

/** Off the list, with its reason: the archives select it, or somebody asks for it. @throws PAS_AU_BORDEREAU */
export const strikeFromElimination = (tx: Tx, input: ReasonedStepInput): Promise<ConservationStep> => takeStep(tx, input, 'STRUCK', { reason: text('reason', input.reason, REASON) }, ({ listed }) => {
  if (!listed) throw new UserError('PAS_AU_BORDEREAU', 'Ce dossier n’est à aucun bordereau.', 'dossierId');
  return {};
});
