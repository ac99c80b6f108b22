/** Convening: of what, who, when; beside it, who would attend what, said by the law itself, and what is to be known before. Nothing leaves before « Convoquer ». */
import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Begun, type BegunBefore, Kept, Resumed } from '../../form/begun.js';
import { Choice, Field } from '../../form/field.js';
import { useEbauche } from '../../form/use-ebauche.js';
import { useKey } from '../../form/use-key.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { Cited } from '../../secrecy/cited.js';
import { useMe } from '../../shell/me.js';
import { useTitle } from '../../shell/title.js';
import { serverNow } from '../../words/dates.js';
import { fromLocal, toLocal } from '../../words/local-time.js';
import { TYPES } from '../../words/synthese.js';
import { Zone } from '../../zone/zone.js';
import { PURPOSES } from '../dossier/admission.js';
import { AgendaPart } from './agenda-part.js';
import { atFirst, type Draft } from './draft.js';
import { Effect } from './effect.js';
import { PeoplePart } from './people-part.js';
import { type Around, type Asked, CONVENE, TABLE } from './queries.js';

export function Component(): ReactNode {
  useTitle('Convoquer une synthèse');
  const [search] = useSearchParams();
  const asked = useAsk(TABLE, { id: search.get('dossier') ?? '' });
  return <Zone asked={asked} of="du dossier" pick={(d) => d.dossier}>{(around) => <Begun form="CONVOCATION" aboutId={around.id}>{(begun) => <Convening around={around} begun={begun} />}</Begun>}</Zone>;
}

function Convening({ around, begun }: { around: Around; begun: BegunBefore }): ReactNode {
  const { me: { habilitation } } = useMe();
  const key = useKey();
  const go = useNavigate();
  const ebauche = useEbauche<Draft>({ form: 'CONVOCATION', aboutId: around.id }, begun, () => atFirst(habilitation.id));
  const draft = ebauche.value;
  const change = (part: Partial<Draft>): void => ebauche.change((now) => ({ ...now, ...part }));
  const { act, pending, faults } = useAct(CONVENE, (d) => d.conveneSynthese, ({ synthese }) => { ebauche.sent(); if (synthese) void go(`/reunions/${synthese.id}`); });
  const people = (around.whoSeesWhat?.people ?? []).map(({ habilitation: who }) => who).filter(({ id }) => id !== habilitation.id);
  // Whoever is convoked no more speaks of nothing: the point goes back to who convenes.
  const seat = (required: Draft['required']): void => change({ required, points: draft.points.map((point) => (point.speakerId && point.speakerId !== habilitation.id && !(point.speakerId in required) ? { ...point, speakerId: habilitation.id } : point)) });
  const input = askedOf(around.id, draft);
  return (
    <>
      <div className="page-head"><h1>Convoquer une synthèse</h1><p className="name">{around.enfant ? `${around.enfant.givenNames} ${around.enfant.surname}` : 'Identité réservée'}</p></div>
      <Resumed ebauche={ebauche} />
      <div className="columns letter-columns">
        <div className="form">
          <fieldset><legend>Objet</legend><div className="fields">
            <Choice label="Type" value={draft.type} choices={TYPES} change={(type) => change({ type })} />
            <Choice label="Finalité" value={draft.purpose} choices={PURPOSES} change={(purpose) => change({ purpose })} />
          </div></fieldset>
          <PeoplePart people={people} value={draft.required} change={seat} />
          <AgendaPart points={draft.points} me={habilitation} people={people.filter(({ id }) => id in draft.required)} children={around.siblings} change={(points) => change({ points })} />
          <fieldset><legend>Date</legend>
            <p className="hint">Sans date, la réunion se prépare : un sondage pourra la fixer. L’usage est de dix jours ouvrés ; une date plus proche demande un motif.</p>
            <div className="fields">
              <Field label="De" type="datetime-local" min={toLocal(serverNow().toISOString())} optional value={draft.startsAt} change={(startsAt) => change({ startsAt })} />
              <Field label="À" type="datetime-local" optional value={draft.endsAt} change={(endsAt) => change({ endsAt })} />
              <Field label="Lieu" hint="Lu des seuls convoqués" optional value={draft.place} change={(place) => change({ place })} />
              <Field label="Motif d’une date plus proche" optional value={draft.reason} change={(reason) => change({ reason })} />
            </div>
            <Cited dossierId={input.dossierId} texts={[['Lieu', draft.place], ['Motif', draft.reason]]} />
          </fieldset>
          <Kept ebauche={ebauche} />
        </div>
        {input.people.length > 0 && input.points.length > 0
          ? <Effect input={input} pending={pending} faults={faults} convene={(effectDigest) => void act({ input: { ...input, effectDigest, requestId: key.current() } })} />
          : <p className="hint">Choisissez qui convoquer : ce que chacun entendrait sera montré ici.</p>}
      </div>
    </>
  );
}

function askedOf(dossierId: string, { type, purpose, points, required, startsAt, endsAt, place, reason }: Draft): Asked {
  const [from, to] = [fromLocal(startsAt), fromLocal(endsAt)];
  return { dossierId, type, purpose, points: [...points], people: Object.entries(required).map(([habilitationId, waits]) => ({ habilitationId, required: waits })),
    date: from && to ? { startsAt: from, endsAt: to, place: place.trim() || null, reason: reason.trim() || null } : null };
}
