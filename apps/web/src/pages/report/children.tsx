import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { type ChildDraft, newChild } from './draft.js';
import { Field } from '../../form/field.js';

export function Children({ value, change }: { value: ChildDraft[]; change: (children: ChildDraft[]) => void }): ReactNode {
  const set = (i: number, part: Partial<ChildDraft>): void => change(value.map((child, j) => (j === i ? { ...child, ...part } : child)));
  return (
    <fieldset><legend>Enfants</legend><p className="hint">Les enfants visés, et les autres mineurs du foyer : l’évaluation les concerne tous (CASF D.226-2-3).</p>
      {value.map((child, i) => (
        <div key={i} className="child" role="group" aria-label={`Enfant ${i + 1}`}>
          <div className="fields">
            <Field label="Nom" value={child.surname} change={(surname) => set(i, { surname })} />
            <Field label="Prénom" value={child.givenNames} change={(givenNames) => set(i, { givenNames })} />
            <Field label="Né(e) le" type="date" optional value={child.birthDate} change={(birthDate) => set(i, { birthDate })} />
          </div>
          <Field label="Où est l’enfant en ce moment, avec qui" optional value={child.whereabouts} change={(whereabouts) => set(i, { whereabouts })} />
          {i > 0 ? <Button className="link" onPress={() => change(value.filter((_, j) => j !== i))}>Retirer cet enfant</Button> : null}
        </div>
      ))}
      <Button className="button quiet" onPress={() => change([...value, newChild(true)])}>Ajouter un enfant visé</Button>{' '}
      <Button className="button quiet" onPress={() => change([...value, newChild(false)])}>Ajouter un mineur du foyer</Button>
    </fieldset>
  );
}
