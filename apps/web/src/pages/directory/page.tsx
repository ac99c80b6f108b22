import { useState, type ReactNode } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { graphql } from '../../graphql/graphql.js';
import { useAsk } from '../../graphql/use-ask.js';
import { useTitle } from '../../shell/title.js';
import { Zone } from '../../zone/zone.js';

const DIRECTORY = graphql(`query Annuaire($search: DirectorySearchInput!) { directory(first: 100, search: $search) { pageInfo { hasNextPage } edges { node {
  id functionName subjectToSecrecy professionnel { displayName } organisation { name sector sheet { communeName } } substitute { professionnel { displayName } } } } } }`);
const SECTORS: Readonly<Record<string, string>> = { ASSOCIATION: 'association', DEPARTEMENT: 'département', HOSPITAL: 'hôpital', JUSTICE: 'justice', OTHER: 'autre', PJJ: 'PJJ', PMI: 'PMI', POLICE: 'police, gendarmerie', SCHOOL: 'école', SCHOOL_HEALTH: 'santé scolaire' };

export function Component(): ReactNode {
  useTitle('Annuaire');
  const [commune, setCommune] = useState('');
  const [organisation, setOrganisation] = useState('');
  const asked = useAsk(DIRECTORY, { search: { commune: commune.trim() || null, organisation: organisation.trim() || null } });
  return (
    <>
      <div className="page-head"><h1>Annuaire</h1></div>
      <div className="fields" role="search">
        <SearchField className="field" onSubmit={setOrganisation}><Label>Organisation</Label><Input autoComplete="off" /></SearchField>
        <SearchField className="field" onSubmit={setCommune}><Label>Commune</Label><Input autoComplete="off" /></SearchField>
      </div>
      <p className="hint">Appuyez sur Entrée pour chercher.</p>
      <Zone asked={asked} of="de l’annuaire" pick={(d) => d.directory} isEmpty={(l) => l.edges.length === 0} empty="Personne ne correspond.">{({ edges, pageInfo }) => (
        <>
          <table className="table">
            <thead><tr><th scope="col">Personne</th><th scope="col">Fonction</th><th scope="col">Organisation</th><th scope="col">Tenu au secret</th></tr></thead>
            <tbody>{edges.map(({ node: { id, professionnel, functionName, organisation: { name, sector, sheet }, subjectToSecrecy, substitute } }) => (
              <tr key={id}><th scope="row">{professionnel.displayName}{substitute ? <small>remplacé par {substitute.professionnel.displayName}</small> : null}</th><td>{functionName}</td>
                <td>{name}<small>{SECTORS[sector] ?? sector}{sheet?.communeName ? `, ${sheet.communeName}` : ''}</small></td><td>{subjectToSecrecy ? 'oui' : 'non'}</td></tr>
            ))}</tbody>
          </table>
          {pageInfo.hasNextPage ? <p className="hint">Les cent premiers sont affichés : précisez la recherche.</p> : null}
        </>
      )}</Zone>
    </>
  );
}
