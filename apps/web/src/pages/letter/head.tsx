import type { ReactNode } from 'react';
import { Choice, Field } from '../../form/field.js';
import { useAsk } from '../../graphql/use-ask.js';
import { GROUNDS } from '../../words/signalement.js';
import { Zone } from '../../zone/zone.js';
import { type Head, type Letter, RESSORTS } from './queries.js';

const URGENCIES = [['URGENT', 'Urgent : le danger n’attend pas'], ['ORDINARY', 'Ordinaire']] as const;

interface Props { head: Head; letter: Letter; route: string | null; begun: boolean; setHead: (part: Partial<Head>) => void; change: (part: Partial<Letter>) => void }

/** Which parquet follows from where the child lives; a direct notice is only for what is grave (CASF L.226-4 II). */
export function HeadPart({ head, letter, route, begun, setHead, change }: Props): ReactNode {
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
