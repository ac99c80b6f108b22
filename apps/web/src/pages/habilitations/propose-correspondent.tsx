/** Whoever answers for child protection proposes an organisation's correspondent, among those of it who are known: nobody else could, the first time. */
import { useState, type ReactNode } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { Choice } from '../../form/field.js';
import { Unfold } from '../../form/unfold.js';
import { type ResultOf } from '../../graphql/graphql.js';
import { useAsk } from '../../graphql/use-ask.js';
import { Zone } from '../../zone/zone.js';
import { ProposeForm } from './propose-form.js';
import { PEOPLE_OF } from './queries.js';

type Found = ResultOf<typeof PEOPLE_OF>;

export const ProposeCorrespondent = ({ again }: { again: () => void }): ReactNode => (
  <section aria-labelledby="correspondants"><h2 id="correspondants">Correspondants des organisations</h2>
    <p className="hint">Le correspondant inscrit les personnes de son organisation et propose leurs habilitations. Un autre responsable valide, l’administrateur accorde.</p>
    <Unfold name="Proposer un correspondant">{(close) => <Searching done={() => { close(); again(); }} />}</Unfold>
  </section>
);

function Searching({ done }: { done: () => void }): ReactNode {
  const [name, setName] = useState('');
  const asked = useAsk(PEOPLE_OF, { search: { commune: null, organisation: name.trim() || null } });
  return (
    <>
      <SearchField className="field" onSubmit={setName}><Label>Organisation</Label><Input autoComplete="off" /></SearchField>
      <p className="hint">Son nom, ou une partie, puis Entrée.</p>
      <Zone asked={asked} of="de l’annuaire" pick={(d) => d} isEmpty={(d) => d.directory.edges.length === 0} empty="Aucune organisation de ce nom n’a encore quelqu’un dans l’annuaire : l’administrateur y inscrit d’abord une personne.">{(found) => <Among key={name} found={found} done={done} />}</Zone>
    </>
  );
}

function Among({ found: { directory, functionsLegend }, done }: { found: Found; done: () => void }): ReactNode {
  const rows = directory.edges.map(({ node }) => node);
  const organisations = [...new Map(rows.map(({ organisation: { id, name } }) => [id, name] as const))];
  const [organisationId, setOrganisation] = useState(organisations[0]![0]);
  const people = [...new Map(rows.filter(({ organisation }) => organisation.id === organisationId).map(({ professionnel: { id, displayName } }) => [id, displayName] as const))];
  return (
    <>
      <Choice label="Laquelle" value={organisationId} choices={organisations} change={setOrganisation} />
      <ProposeForm key={organisationId} organisationId={organisationId} people={people} functions={functionsLegend.filter((one) => one.function === 'CORRESPONDANT_ORGANISATION')} done={done} />
    </>
  );
}
