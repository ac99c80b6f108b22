import { type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Begun, type BegunBefore } from '../../form/begun.js';
import { useEbauche } from '../../form/use-ebauche.js';
import { useKey } from '../../form/use-key.js';
import type { ResultOf } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { useTitle } from '../../shell/title.js';
import { Zone } from '../../zone/zone.js';
import { Composer, type Written } from './composer.js';
import { type Head, REVISE, WRITTEN } from './queries.js';

type Signalement = NonNullable<ResultOf<typeof WRITTEN>['signalement']>;

export function Component(): ReactNode {
  useTitle('Signalement');
  const { id = '' } = useParams();
  const asked = useAsk(WRITTEN, { id });
  return <Zone asked={asked} of="de la lettre" pick={(d) => (d.signalement?.letters.length ? d.signalement : null)}>{(signalement) => <Begun form="LETTRE" aboutId={signalement.id}>{(begun) => <Edit signalement={signalement} begun={begun} />}</Begun>}</Zone>;
}

/** Another version, after the last one that may be read. */
function Edit({ signalement: { id, urgency, ground, parquet, territoire, letters }, begun }: { signalement: Signalement; begun: BegunBefore }): ReactNode {
  const key = useKey();
  const go = useNavigate();
  const { version, content } = letters.at(-1)!;
  const head: Head = { urgency: urgency as Head['urgency'], ground: ground as Head['ground'], parquetId: parquet.id, territoireId: territoire.id, dossierIds: [] };
  const ebauche = useEbauche<Written>({ form: 'LETTRE', aboutId: id }, begun, () => ({ letter: content, head }), String(version));
  const { act, pending, faults } = useAct(REVISE, (d) => d.reviseSignalement, () => { ebauche.sent(); void go(`/signalements/${id}`); });
  return <Composer title={`Signalement, version ${version + 1}`} ebauche={ebauche} since={`La version ${version} a été écrite depuis.`} begun dossiers={[]} save={(letter) => act({ input: { requestId: key.current(), signalementId: id, letter } })} pending={pending} faults={faults} />;
}
