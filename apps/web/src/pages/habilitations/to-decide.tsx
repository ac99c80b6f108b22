import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { shortDayOf } from '../../words/dates.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { EFFECT_OF_GRANT, GRANT, type Proposal, VALIDATE } from './queries.js';

interface Props { proposal: Proposal; grants: boolean; again: () => void }

/** A responsable validates; the administrator grants, by an act, having been shown what it opens, in numbers. */
export function ToDecide({ proposal, grants, again }: Props): ReactNode {
  const { id, functionName, professionnel, organisation, wholeDepartement, validFrom, validTo } = proposal;
  const { act, pending, faults } = useAct(VALIDATE, (d) => d.done, again);
  return (
    <li className="row">
      <span className="rail">{shortDayOf(proposal.proposedAt)}</span>
      <span className="verb">{functionName}</span>
      <span className="object"><strong>{professionnel.displayName}</strong><small>{organisation.name} · du {shortDayOf(validFrom)} au {shortDayOf(validTo)}{wholeDepartement ? ' · tout le département' : ''}</small><Faults faults={faults} /></span>
      {grants ? <Unfold name={`Accorder à ${professionnel.displayName}`}>{() => <Granting id={id} again={again} />}</Unfold>
        : <Button className="button primary" isPending={pending} aria-label={`Valider l’habilitation de ${professionnel.displayName}`} onPress={() => void act({ input: { proposalId: id } })}>Valider</Button>}
    </li>
  );
}

function Granting({ id, again }: { id: string; again: () => void }): ReactNode {
  const asked = useAsk(EFFECT_OF_GRANT, { id });
  return (
    <Zone asked={asked} of="de ce qu’accorder ouvrirait" pick={(d) => d.previewGrant}>{({ effect, userErrors }) => (effect
      ? <ActForm mutation={GRANT} of={{ proposalId: id, effectDigest: effect.digest }} keyless name="Accorder" says={effect.phrase} fields={[{ name: 'actReference', label: 'Référence de l’acte', hint: 'Arrêté, décision, lettre de mission', as: 'line' }]} done={again} />
      : <Faults faults={userErrors} />)}</Zone>
  );
}
