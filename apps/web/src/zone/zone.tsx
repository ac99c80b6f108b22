/** The one vocabulary of states: loading, slow, failed, absent, empty. What must not be known is absent: nothing is drawn of it, no count, no gap. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Asked } from '../graphql/use-ask.js';
import { referenceOf, sentenceOf } from './sentence-of.js';
import { useElapsed } from './use-elapsed.js';

interface Props<D, T> {
  asked: Asked<D>;
  /** « des échanges »: what is being loaded, for the one sentence that says so. */
  of: string;
  pick: (data: D) => T | null | undefined;
  isEmpty?: (found: T) => boolean;
  empty?: ReactNode;
  children: (found: T) => ReactNode;
}

const SKELETON_MS = 300;
const SLOW_MS = 8000;

export function Zone<D, T>({ asked, of, pick, isEmpty, empty, children }: Props<D, T>): ReactNode {
  const { data, error, again } = asked;
  if (error) return <Failure error={error} again={again} />;
  if (data === undefined) return <Loading of={of} again={again} />;
  const found = pick(data);
  if (found === null || found === undefined) return <Absent />;
  if (isEmpty?.(found)) return <p className="empty">{empty}</p>;
  return children(found);
}

function Failure({ error, again }: { error: NonNullable<Asked<unknown>['error']>; again: () => void }): ReactNode {
  const reference = referenceOf(error);
  return (
    <div className="zone-failure" role="alert">
      <p>{sentenceOf(error)}</p>
      <Button className="button" onPress={again}>Réessayer</Button>
      {reference ? <p className="reference">Référence {reference.slice(0, 8)}</p> : null}
    </div>
  );
}

function Loading({ of, again }: { of: string; again: () => void }): ReactNode {
  const elapsed = useElapsed([SKELETON_MS, SLOW_MS]);
  if (elapsed < SKELETON_MS) return <div aria-busy="true" />;
  return (
    <div className="zone-loading" aria-busy="true">
      <p role="status" className="visually-hidden">Chargement {of}…</p>
      <div className="skeleton" /><div className="skeleton" /><div className="skeleton" />
      {elapsed >= SLOW_MS ? <p>Le chargement {of} est plus long que d’habitude. <Button className="link" onPress={again}>Réessayer</Button></p> : null}
    </div>
  );
}

/** The same words for what is not there and for what one may not know. */
function Absent(): ReactNode {
  return (
    <div className="zone-absent">
      <p>Il n’y a rien à cette adresse, ou rien que vous puissiez connaître.</p>
      <p><a href="/ma-journee">Revenir à ma journée</a></p>
    </div>
  );
}
