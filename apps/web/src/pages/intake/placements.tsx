/** Where each child goes when a qualification takes effect: the dossier that one has, or a new one in a territory. */
import type { ReactNode } from 'react';
import { Choice, Field } from '../../form/field.js';
import { graphql } from '../../graphql/graphql.js';
import { useAsk } from '../../graphql/use-ask.js';
import { useMe } from '../../shell/me.js';
import { Zone } from '../../zone/zone.js';

export interface Child { id: string; givenNames: string; surname: string; birthDate: string | null }
interface Placement { where: string; birthDate: string }
export type Placements = Readonly<Record<string, Placement>>;
const KNOWN = graphql('query DossiersConnus { dossiers(first: 100) { edges { node { id enfant { givenNames surname birthDate } } } } }');
const NEW = 'territoire ';

/** « territoire <id> » or the id of a dossier, as the server takes them. */
export const inputOf = (placements: Placements): { mineurId: string; dossierId: string | null; territoireId: string | null; birthDate: string | null }[] =>
  Object.entries(placements).filter(([, { where }]) => where !== '').map(([mineurId, { where, birthDate }]) => ({
    mineurId, birthDate: birthDate || null, dossierId: where.startsWith(NEW) ? null : where, territoireId: where.startsWith(NEW) ? where.slice(NEW.length) : null,
  }));

export function PlacementsPart({ of, value, change }: { of: readonly Child[]; value: Placements; change: (placements: Placements) => void }): ReactNode {
  const { territoires } = useMe().me;
  const asked = useAsk(KNOWN, {});
  const set = (id: string, part: Partial<Placement>): void => change({ ...value, [id]: { where: '', birthDate: '', ...value[id], ...part } });
  return (
    <Zone asked={asked} of="des dossiers" pick={(d) => d.dossiers.edges}>{(edges) => (
      <fieldset className="inner"><legend>Où va chaque enfant</legend>{of.map(({ id, givenNames, surname, birthDate }) => (
        <div key={id} className="fields">
          <Choice label={`${givenNames} ${surname}`} value={value[id]?.where ?? ''} change={(where) => set(id, { where })} choices={[['', 'Plus tard'], ...territoires.map((t) => [`${NEW}${t.id}`, `Nouveau dossier, ${t.name}`] as const),
            ...edges.map(({ node }) => [node.id, `Dossier de ${node.enfant ? `${node.enfant.givenNames} ${node.enfant.surname}` : node.id.slice(0, 8)}`] as const)]} />
          {birthDate ? null : <Field label="Né(e) le" type="date" optional value={value[id]?.birthDate ?? ''} change={(date) => set(id, { birthDate: date })} />}
        </div>
      ))}</fieldset>
    )}</Zone>
  );
}
