import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Begun, type BegunBefore } from '../../form/begun.js';
import { useEbauche } from '../../form/use-ebauche.js';
import { useKey } from '../../form/use-key.js';
import { type ResultOf } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { useMe } from '../../shell/me.js';
import { useTitle } from '../../shell/title.js';
import { Zone } from '../../zone/zone.js';
import { Composer, type Written } from './composer.js';
import { newLetter } from './draft.js';
import { CHILD, DRAFT } from './queries.js';

export function Component(): ReactNode {
  useTitle('Signalement');
  const [search] = useSearchParams();
  const id = search.get('dossier');
  return id ? <FromDossier id={id} /> : <Begun form="LETTRE" aboutId={null}>{(begun) => <New dossier={null} begun={begun} />}</Begun>;
}

function FromDossier({ id }: { id: string }): ReactNode {
  const asked = useAsk(CHILD, { id });
  return <Zone asked={asked} of="du dossier" pick={(d) => d.dossier}>{(dossier) => <Begun form="LETTRE" aboutId={dossier.id}>{(begun) => <New dossier={dossier} begun={begun} />}</Begun>}</Zone>;
}

function New({ dossier, begun }: { dossier: NonNullable<ResultOf<typeof CHILD>['dossier']> | null; begun: BegunBefore }): ReactNode {
  const { me: { habilitation } } = useMe();
  const key = useKey();
  const go = useNavigate();
  const dossiers = (dossier ? [dossier, ...dossier.siblings] : []).map(({ id, enfant }) => [id, enfant ? `${enfant.givenNames} ${enfant.surname}` : 'Identité réservée'] as const);
  const ebauche = useEbauche<Written>({ form: 'LETTRE', aboutId: dossier?.id ?? null }, begun, () => ({
    letter: newLetter(habilitation.organisation.name, dossier), head: { urgency: 'URGENT', ground: 'GRAVE_AND_IMMEDIATE_DANGER', parquetId: '', territoireId: '', dossierIds: dossiers.map(([id]) => id) },
  }));
  const { act, pending, faults } = useAct(DRAFT, (d) => d.draftSignalement, ({ signalement }) => { ebauche.sent(); if (signalement) void go(`/signalements/${signalement.id}`); });
  return <Composer title="Écrire un signalement" ebauche={ebauche} begun={false} dossiers={dossiers}
    save={(letter, head) => act({ input: { requestId: key.current(), letter, ...head } })} pending={pending} faults={faults} />;
}
