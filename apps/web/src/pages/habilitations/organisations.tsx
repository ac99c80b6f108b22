/** The administrator keeps the directory: an organisation is registered, then its first person inscribed, who may be proposed as its correspondent. */
import { useState, type ReactNode } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { ActForm, type Asked } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { useAsk } from '../../graphql/use-ask.js';
import { Zone } from '../../zone/zone.js';
import { Inscribe } from './inscribe.js';
import { ORGANISATIONS, REGISTER } from './queries.js';

const SECTORS = [['SCHOOL', 'école'], ['SCHOOL_HEALTH', 'santé scolaire'], ['ASSOCIATION', 'association'], ['DEPARTEMENT', 'département'], ['PMI', 'PMI'], ['HOSPITAL', 'hôpital'], ['JUSTICE', 'justice'], ['PJJ', 'PJJ'], ['POLICE', 'police, gendarmerie'], ['OTHER', 'autre']] as const;
const SECTOR_NAMES: Readonly<Record<string, string>> = Object.fromEntries(SECTORS);
const FIELDS: readonly Asked[] = [
  { name: 'name', label: 'Nom de l’organisation', as: 'line' }, { name: 'sector', label: 'Secteur', as: 'choice', of: SECTORS },
  { name: 'siret', label: 'SIRET', hint: 'Quatorze chiffres, clé vérifiée', as: 'line', optional: true }, { name: 'uai', label: 'UAI', hint: 'D’un établissement scolaire', as: 'line', optional: true },
  { name: 'finess', label: 'FINESS', hint: 'D’un établissement de santé ou médico-social', as: 'line', optional: true },
  { name: 'communeCode', label: 'Code INSEE de la commune', as: 'line', optional: true }, { name: 'communeName', label: 'Commune', as: 'line', optional: true },
];

export function Organisations({ again }: { again: () => void }): ReactNode {
  const [name, setName] = useState('');
  const asked = useAsk(ORGANISATIONS, { name: name.trim() || null });
  return (
    <section aria-labelledby="organisations"><h2 id="organisations">Organisations</h2>
      <Unfold name="Enregistrer une organisation">{(close) => <ActForm mutation={REGISTER} of={{}} name="Enregistrer" fields={FIELDS} done={() => { close(); asked.again(); }} says="Elle entre à l’annuaire ; personne n’y est encore." />}</Unfold>
      <SearchField className="field" onSubmit={setName}><Label>Rechercher une organisation</Label><Input autoComplete="off" /></SearchField>
      <p className="hint">Son nom, ou une partie, puis Entrée.</p>
      <Zone asked={asked} of="des organisations" pick={(d) => d.organisations} isEmpty={(o) => o.edges.length === 0} empty="Aucune organisation de ce nom.">{({ edges, pageInfo }) => (
        <>
          <ul className="rows">{edges.map(({ node }) => <li key={node.id} className="row of-directory"><span className="object"><span className="name">{node.name}</span> <span className="hint">{SECTOR_NAMES[node.sector]}</span></span><Inscribe organisationId={node.id} again={again} /></li>)}</ul>
          {pageInfo.hasNextPage ? <p className="hint">Les vingt-cinq premières sont affichées : précisez le nom.</p> : null}
        </>
      )}</Zone>
    </section>
  );
}
