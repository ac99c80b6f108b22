import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { useKey } from '../../form/use-key.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { shortDayOf } from '../../words/dates.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { EFFECT_OF_END, END, type Held, REVIEW } from './queries.js';

/** Still needed, for a year; or ended at once, once shown what it closes. */
export function ReviewRow({ held: { id, functionName, professionnel, organisation, validFrom }, again }: { held: Held; again: () => void }): ReactNode {
  const key = useKey();
  const { act, pending, faults } = useAct(REVIEW, (d) => d.done, again);
  return (
    <li className="row">
      <span className="rail">{shortDayOf(validFrom)}</span>
      <span className="verb">{functionName}</span>
      <span className="object"><strong>{professionnel.displayName}</strong><small>{organisation.name}</small><Faults faults={faults} /></span>
      <span className="acts">
        <Button className="button primary" isPending={pending} aria-label={`L’habilitation de ${professionnel.displayName} est encore nécessaire`} onPress={() => void act({ input: { habilitationId: id, requestId: key.current() } })}>Encore nécessaire</Button>
        <Unfold name={`Mettre fin à celle de ${professionnel.displayName}`}>{() => <Ending id={id} again={again} />}</Unfold>
      </span>
    </li>
  );
}

function Ending({ id, again }: { id: string; again: () => void }): ReactNode {
  const asked = useAsk(EFFECT_OF_END, { id });
  return (
    <Zone asked={asked} of="de ce que mettre fin fermerait" pick={(d) => d.previewEnd}>{({ effect, userErrors }) => (effect
      ? <ActForm mutation={END} of={{ habilitationId: id, effectDigest: effect.digest }} keyless name="Mettre fin, aussitôt" says={effect.phrase} fields={[]} done={again} />
      : <Faults faults={userErrors} />)}</Zone>
  );
}
