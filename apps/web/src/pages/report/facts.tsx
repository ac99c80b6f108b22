import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Draft } from './draft.js';
import { Choice, Field } from '../../form/field.js';
import { ELEMENTS } from './words.js';

export function Facts({ value, change }: { value: Draft['facts']; change: (facts: Draft['facts']) => void }): ReactNode {
  const set = (i: number, part: Partial<Draft['facts'][number]>): void => change(value.map((fact, j) => (j === i ? { ...fact, ...part } : fact)));
  return (
    <fieldset><legend>Ce qui inquiète</legend><p className="hint">Ce qui a été vu et entendu, tel quel : les mots de l’enfant entre guillemets, la date, le lieu. Ne nommez pas ici la personne qui alerte.</p>
      {value.map((fact, i) => (
        <div key={i} className="child" role="group" aria-label={`Élément ${i + 1}`}>
          <Choice label="Nature" value={fact.kind} choices={ELEMENTS} change={(kind) => set(i, { kind })} />
          <Field label="Faits" rows={4} value={fact.body} change={(body) => set(i, { body })} />
        </div>
      ))}
      <Button className="button quiet" onPress={() => change([...value, { kind: 'ENF', body: '' }])}>Ajouter un élément d’une autre nature</Button>
    </fieldset>
  );
}
