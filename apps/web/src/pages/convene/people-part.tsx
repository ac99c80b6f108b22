import type { ReactNode } from 'react';

export interface Seatable { id: string; functionName: string; professionnel: { displayName: string }; organisation: { name: string } }
interface Props { people: readonly Seatable[]; value: Readonly<Record<string, boolean>>; change: (value: Record<string, boolean>) => void }

/** Those who are around the child: each is convoked or not, and the meeting waits for them or not. */
export function PeoplePart({ people, value, change }: Props): ReactNode {
  const seat = (id: string, convoked: boolean): void => change(convoked ? { ...value, [id]: false } : Object.fromEntries(Object.entries(value).filter(([one]) => one !== id)));
  return (
    <fieldset><legend>Convoqués</legend>
      <p className="hint">Vous siégez. Seuls ceux qui sont admis à ce dossier, ou le connaissent par leur territoire, peuvent être convoqués.</p>
      {people.length === 0 ? <p>Personne d’autre n’est encore admis à ce dossier.</p> : null}
      <ul className="plain">{people.map(({ id, functionName, professionnel, organisation }) => (
        <li key={id} className="boxes"><label><input type="checkbox" checked={id in value} onChange={(e) => seat(id, e.target.checked)} /> {professionnel.displayName}<small>{functionName}, {organisation.name}</small></label>
          {id in value ? <label><input type="checkbox" checked={value[id] ?? false} onChange={(e) => change({ ...value, [id]: e.target.checked })} /> présence requise<span className="visually-hidden"> de {professionnel.displayName}</span></label> : null}</li>
      ))}</ul>
    </fieldset>
  );
}
