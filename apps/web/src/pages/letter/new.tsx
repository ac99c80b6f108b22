import { useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useKey } from '../../form/use-key.js';
import { type ResultOf } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { useMe } from '../../shell/me.js';
import { useTitle } from '../../shell/title.js';
import { Zone } from '../../zone/zone.js';
import { Composer } from './composer.js';
import { newLetter } from './draft.js';
import { CHILD, DRAFT } from './queries.js';

export function Component(): ReactNode {
  useTitle('Signalement');
  const [search] = useSearchParams();
  const id = search.get('dossier');
  return id ? <FromDossier id={id} /> : <New dossier={null} />;
}

function FromDossier({ id }: { id: string }): ReactNode {
  const asked = useAsk(CHILD, { id });
  return <Zone asked={asked} of="du dossier" pick={(d) => d.dossier}>{(dossier) => <New dossier={dossier} />}</Zone>;
}

function New({ dossier }: { dossier: NonNullable<ResultOf<typeof CHILD>['dossier']> | null }): ReactNode {
  const { me: { habilitation } } = useMe();
  const key = useKey();
  const go = useNavigate();
  const [first] = useState(() => newLetter(habilitation.organisation.name, dossier));
  const { act, pending, faults } = useAct(DRAFT, (d) => d.draftSignalement, ({ signalement }) => { if (signalement) void go(`/signalements/${signalement.id}`); });
  const dossiers = (dossier ? [dossier, ...dossier.siblings] : []).map(({ id, enfant }) => [id, enfant ? `${enfant.givenNames} ${enfant.surname}` : 'Identité réservée'] as const);
  return <Composer title="Écrire un signalement" first={first} firstHead={{ urgency: 'URGENT', ground: 'GRAVE_AND_IMMEDIATE_DANGER', parquetId: '', territoireId: '', dossierIds: dossiers.map(([id]) => id) }} begun={false} dossiers={dossiers}
    save={(letter, head) => act({ input: { requestId: key.current(), letter, ...head } })} pending={pending} faults={faults} />;
}
