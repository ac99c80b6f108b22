import { type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useKey } from '../../form/use-key.js';
import type { ResultOf } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { useTitle } from '../../shell/title.js';
import { Zone } from '../../zone/zone.js';
import { Composer } from './composer.js';
import { type Head, REVISE, WRITTEN } from './queries.js';

type Signalement = NonNullable<ResultOf<typeof WRITTEN>['signalement']>;

export function Component(): ReactNode {
  useTitle('Signalement');
  const { id = '' } = useParams();
  const asked = useAsk(WRITTEN, { id });
  return <Zone asked={asked} of="de la lettre" pick={(d) => (d.signalement?.letters.length ? d.signalement : null)}>{(signalement) => <Edit signalement={signalement} />}</Zone>;
}

/** Another version, after the last one that may be read. */
function Edit({ signalement: { id, urgency, ground, parquet, territoire, letters } }: { signalement: Signalement }): ReactNode {
  const key = useKey();
  const go = useNavigate();
  const { version, content } = letters.at(-1)!;
  const { act, pending, faults } = useAct(REVISE, (d) => d.reviseSignalement, () => void go(`/signalements/${id}`));
  const head: Head = { urgency: urgency as Head['urgency'], ground: ground as Head['ground'], parquetId: parquet.id, territoireId: territoire.id, dossierIds: [] };
  return <Composer title={`Signalement, version ${version + 1}`} first={content} firstHead={head} begun dossiers={[]} save={(letter) => act({ input: { requestId: key.current(), signalementId: id, letter } })} pending={pending} faults={faults} />;
}
