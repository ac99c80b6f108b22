/** Somebody around the child, and what they are to them: two acts, the second taken up where the first was left. */
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useClient } from 'urql';
import { Choice, Field } from '../../form/field.js';
import { useKey } from '../../form/use-key.js';
import { graphql, type VariablesOf } from '../../graphql/graphql.js';
import type { Fault } from '../../graphql/use-act.js';
import { serverNow } from '../../words/dates.js';
import { Faults } from '../../zone/faults.js';
import { sentenceOf } from '../../zone/sentence-of.js';

const PERSON = graphql('mutation AjouterPersonne($input: AddPersonneInput!) { addPersonne(input: $input) { personne { id } userErrors { code message field } } }');
const LINK = graphql('mutation AjouterLien($input: AddLienInput!) { addLien(input: $input) { lien { id } userErrors { code message field } } }');
type Nature = VariablesOf<typeof LINK>['input']['nature'];
const NATURES: readonly (readonly [Nature, string])[] = [['PARENTAL_AUTHORITY', 'Titulaire de l’autorité parentale'], ['GUARDIAN', 'Tuteur'], ['HOUSEHOLD', 'Vit au foyer'], ['RELATIVE', 'Famille'], ['TRUSTED_THIRD_PARTY', 'Tiers digne de confiance'], ['VOLUNTEER_THIRD_PARTY', 'Tiers durable et bénévole'], ['OTHER', 'Autre']];

export function NewPerson({ id, done }: { id: string; done: () => void }): ReactNode {
  const client = useClient();
  const [personKey, linkKey] = [useKey(), useKey()];
  const personId = useRef<string | null>(null);
  const [draft, setDraft] = useState({ surname: '', givenNames: '', nature: 'PARENTAL_AUTHORITY' as Nature, quality: '' });
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [pending, setPending] = useState(false);
  const failed = (error: Parameters<typeof sentenceOf>[0]): Fault[] => [{ code: 'ECHEC', message: sentenceOf(error), field: null }];
  const send = async (): Promise<readonly Fault[]> => {
    if (!personId.current) {
      const { data, error } = await client.mutation(PERSON, { input: { requestId: personKey.current(), dossierId: id, surname: draft.surname, givenNames: draft.givenNames } }).toPromise();
      if (!data?.addPersonne.personne) return data?.addPersonne.userErrors ?? failed(error);
      personId.current = data.addPersonne.personne.id;
    }
    const { data, error } = await client.mutation(LINK, { input: { requestId: linkKey.current(), personneId: personId.current, nature: draft.nature, quality: draft.quality, validFrom: serverNow().toISOString() } }).toPromise();
    return data?.addLien.userErrors ?? failed(error);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setPending(true);
    const found = await send();
    setPending(false);
    setFaults(found);
    if (found.length === 0) done();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <div className="fields">
        <Field label="Nom" value={draft.surname} change={(surname) => setDraft({ ...draft, surname })} />
        <Field label="Prénom" value={draft.givenNames} change={(givenNames) => setDraft({ ...draft, givenNames })} />
      </div>
      <Choice label="Lien" value={draft.nature} choices={NATURES} change={(nature) => setDraft({ ...draft, nature })} />
      <Field label="Ce que cette personne est à l’enfant" hint="Mère, beau-père, tante…" value={draft.quality} change={(quality) => setDraft({ ...draft, quality })} />
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending}>Inscrire cette personne</Button>
    </form>
  );
}
