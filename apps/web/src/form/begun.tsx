/** A form that may have been begun before: nothing is drawn of it until that is known, since it would be written over. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { graphql, type ResultOf, type VariablesOf } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';
import { hourOf, momentOf } from '../words/dates.js';
import { Zone } from '../zone/zone.js';
import { draftSaid } from './use-draft.js';
import type { Resumable } from './use-ebauche.js';

const EBAUCHE = graphql('query Ebauche($form: EbaucheForm!, $aboutId: ID) { ebauche(form: $form, aboutId: $aboutId) { body savedAt } }');
export type BegunBefore = ResultOf<typeof EBAUCHE>['ebauche'];
export interface Origin { form: VariablesOf<typeof EBAUCHE>['form']; aboutId: string | null }

export function Begun({ form, aboutId, children }: Origin & { children: (begun: BegunBefore) => ReactNode }): ReactNode {
  const asked = useAsk(EBAUCHE, { form, aboutId });
  return <Zone asked={asked} of="de ce que vous aviez commencé" pick={(found) => found}>{({ ebauche }) => children(ebauche)}</Zone>;
}

/** Said where the form begins: what is there was written before, and may be put aside. `since`: what was written meanwhile by somebody else. */
export function Resumed({ ebauche, since }: { ebauche: Resumable; since?: string }): ReactNode {
  if (!ebauche.resumedFrom) return null;
  return (
    <p className="resumed" role="status">
      Vous aviez commencé le {momentOf(ebauche.resumedFrom)} : c’est repris ici. {ebauche.outdated && since ? `${since} ` : ''}
      <Button className="link" onPress={ebauche.startOver}>Repartir du début</Button>
    </p>
  );
}

/** Said where it is sent from. */
export const Kept = ({ ebauche }: { ebauche: Resumable }): ReactNode => <p role="status" className="hint">{draftSaid(ebauche, hourOf, '')}</p>;
