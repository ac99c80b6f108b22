import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Boxes, Choice, Field } from '../../form/field.js';
import { useAsk } from '../../graphql/use-ask.js';
import { GROUNDS } from '../../words/signalement.js';
import { Zone } from '../../zone/zone.js';
import { type Head, type Letter, RESSORTS } from './queries.js';

const URGENCIES = [['URGENT', 'Urgent : le danger n’attend pas'], ['ORDINARY', 'Ordinaire']] as const;

/** dossiers: those that the letter may be about, the child's and the siblings', with their names. */
interface Props { head: Head; letter: Letter; route: string | null; begun: boolean; dossiers: readonly (readonly [string, string])[]; setHead: (part: Partial<Head>) => void; change: (part: Partial<Letter>) => void }

/** Which parquet follows from where the child lives; a direct notice is only for what is grave (CASF L.226-4 II). */
export function HeadPart({ head, letter, route, begun, dossiers, setHead, change }: Props): ReactNode {
  const asked = useAsk(RESSORTS, {});
  return (
    <fieldset><legend>À qui, de la part de qui</legend>
      {route === 'DIRECT' ? <p>Vous avisez directement le parquet, parce que c’est grave. <strong>La CRIP en reçoit copie</strong> dès le sceau (CASF L.226-4 II).</p> : null}
      {begun ? null : (
        <>
          <Zone asked={asked} of="des parquets" pick={(d) => d.ressorts.edges} isEmpty={(edges) => edges.length === 0} empty="Aucun parquet n’est enregistré pour ce département : appelez la permanence, et prévenez l’administration.">{(edges) => (
            <Choice label="Où réside l’enfant" value={head.territoireId} choices={[['', 'Choisir…'], ...edges.map(({ node }) => [node.territoire.id, `${node.territoire.name}, ${node.parquet.name}`] as const)]}
              change={(territoireId) => setHead({ territoireId, parquetId: edges.find(({ node }) => node.territoire.id === territoireId)?.node.parquet.id ?? '' })} />
          )}</Zone>
          {route === 'DEPARTEMENT' ? <Dossiers of={dossiers} value={head.dossierIds ?? []} change={(dossierIds) => setHead({ dossierIds })} /> : null}
          <Choice label="Urgence" value={head.urgency} choices={URGENCIES} change={(urgency) => setHead({ urgency })} />
          {route === 'DIRECT' ? null : <Choice label="Fondement (CASF L.226-4 I)" value={head.ground} choices={GROUNDS} change={(ground) => setHead({ ground })} />}
        </>
      )}
      <div className="fields">
        <Field label="Service" value={letter.service} change={(service) => change({ service })} />
        <Field label="Fait à" value={letter.place} change={(place) => change({ place })} />
        <Field label="Téléphone" optional value={letter.phone} change={(phone) => change({ phone })} />
      </div>
      <Field label="Motif" hint="L’événement, et où est le danger : un paragraphe, séparé du contexte" rows={3} value={letter.motif} change={(motif) => change({ motif })} />
    </fieldset>
  );
}

/** The département says of which dossiers it speaks, and begins from one of them; a direct notice names none (CASF L.226-4). */
function Dossiers({ of, value, change }: { of: Props['dossiers']; value: readonly string[]; change: (ids: string[]) => void }): ReactNode {
  if (of.length === 0) return <p>Un signalement du département part du dossier de l’enfant : <Link to="/dossiers">choisissez-le</Link>.</p>;
  return <Boxes legend="Enfants dont il s’agit" of={of} value={value} change={change} />;
}
