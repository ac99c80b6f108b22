/** Where the child is, when a judge or the danger keeps it secret: for those who may know it. To anybody else the server says nothing, and this part is not there. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Choice, Field } from '../../form/field.js';
import { Unfold } from '../../form/unfold.js';
import { useKey } from '../../form/use-key.js';
import { graphql, type VariablesOf } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { birthOf, serverNow } from '../../words/dates.js';
import { Faults } from '../../zone/faults.js';
import type { DossierData } from './queries.js';

const DECLARE = graphql('mutation DeclarerLieu($input: DeclareLieuProtegeInput!) { declareLieuProtege(input: $input) { lieuProtege { id } userErrors { code message field } } }');
const END = graphql('mutation LeverLieu($input: EndLieuProtegeInput!) { endLieuProtege(input: $input) { lieuProtege { id } userErrors { code message field } } }');
type Ground = VariablesOf<typeof DECLARE>['input']['ground'];
const GROUNDS: readonly (readonly [Ground, string])[] = [['JUDGE', 'Un juge en a décidé'], ['VICTIM_PARENT', 'C’est le domicile d’un parent victime'], ['DANGER', 'Le danger l’exige, en attendant le juge']];
type Place = NonNullable<DossierData['lieuxProteges']>[number];

export function SecretPlaces({ dossier, again }: { dossier: DossierData; again: () => void }): ReactNode {
  if (!dossier.lieuxProteges) return null;
  const now = dossier.lieuxProteges.filter((place) => place.until === null);
  return (
    <section aria-labelledby="lieux"><h2 id="lieux">Lieux tenus secrets</h2>
      <p className="hint">Leur nom, leur voie, leur téléphone et leur courriel sont refusés partout ailleurs : messages, écrits, pièces, réunions, comptes rendus, courriers aux parents. Les pages d’un PDF et ce que montre une photographie ne sont pas lues ici : regardez-les avant de les joindre.</p>
      {now.length === 0 ? <p>Aucun lieu n’est tenu secret.</p> : <ul className="plain">{now.map((place) => <One key={place.id} place={place} again={again} />)}</ul>}
      <Unfold name="Déclarer un lieu tenu secret">{(close) => <Declare id={dossier.id} done={() => { close(); again(); }} />}</Unfold>
    </section>
  );
}

function One({ place, again }: { place: Place; again: () => void }): ReactNode {
  const { act, pending, faults } = useAct(END, (d) => d.endLieuProtege, again);
  const [sure, setSure] = useState(false);
  const named = place.name ?? place.address ?? place.phone ?? place.email;
  return (
    <li>
      <strong>{named}</strong>
      <small>{[place.name && place.address, place.phone, place.email].filter(Boolean).join(' · ')}</small>
      <p>{GROUNDS.find(([ground]) => ground === place.ground)?.[1]} : {place.reason}. Depuis le {birthOf(place.validFrom.slice(0, 10))}, déclaré par {place.by.professionnel.displayName}.</p>
      <Faults faults={faults} />
      {sure
        ? <><p role="status">Ces mots pourront de nouveau s’écrire partout. Le juge, ou le danger, ne l’interdit plus ?</p><Button className="button" isPending={pending} onPress={() => void act({ input: { lieuProtegeId: place.id } })}>Oui, lever le secret</Button></>
        : <Button className="button" aria-label={`Ne plus tenir ${named} secret`} onPress={() => setSure(true)}>Ne plus le tenir secret</Button>}
    </li>
  );
}

function Declare({ id, done }: { id: string; done: () => void }): ReactNode {
  const key = useKey();
  const [draft, setDraft] = useState({ ground: 'JUDGE' as Ground, name: '', address: '', phone: '', email: '', reason: '' });
  const { act, pending, faults } = useAct(DECLARE, (d) => d.declareLieuProtege, done);
  const said = (text: string): string | null => (text.trim() === '' ? null : text);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const { ground, reason, name, address, phone, email } = draft;
    void act({ input: { requestId: key.current(), dossierId: id, ground, reason, name: said(name), address: said(address), phone: said(phone), email: said(email), validFrom: serverNow().toISOString() } });
  };
  return (
    <form onSubmit={send}>
      <Choice label="Pourquoi il est tenu secret" value={draft.ground} choices={GROUNDS} change={(ground) => setDraft({ ...draft, ground })} />
      <Field label="La décision et sa date, ou ce qui est à craindre" value={draft.reason} change={(reason) => setDraft({ ...draft, reason })} />
      <Field label="Nom du lieu, ou de qui accueille" hint="L’établissement, l’école, la personne" optional value={draft.name} change={(name) => setDraft({ ...draft, name })} />
      <Field label="Voie ou lieu-dit" hint="Sans la commune, qui ne dit pas où est l’enfant" optional value={draft.address} change={(address) => setDraft({ ...draft, address })} />
      <div className="fields">
        <Field label="Téléphone" optional value={draft.phone} change={(phone) => setDraft({ ...draft, phone })} />
        <Field label="Courriel" optional value={draft.email} change={(email) => setDraft({ ...draft, email })} />
      </div>
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending}>Tenir ce lieu secret</Button>
    </form>
  );
}
