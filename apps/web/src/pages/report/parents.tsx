import type { ReactNode } from 'react';
import { Choice, Field } from '../../form/field.js';
import { MEANS, WHY_NOT } from '../../words/prior-information.js';
import type { Draft } from './draft.js';

/** CASF L.226-2-1: those who hold parental authority are told first, save where the child's interest forbids it; then the reason is written. */
export function Parents({ value, change }: { value: Draft['informed']; change: (informed: Draft['informed']) => void }): ReactNode {
  const set = (part: Partial<Draft['informed']>): void => change({ ...value, ...part });
  return (
    <fieldset><legend>Les parents ont-ils été informés de cette transmission ?</legend>
      <p><label><input type="radio" name="informed" checked={value.yes === true} onChange={() => set({ yes: true })} /> Oui</label>{' '}
        <label><input type="radio" name="informed" checked={value.yes === false} onChange={() => set({ yes: false })} /> Non, ce serait contraire à l’intérêt de l’enfant</label>{' '}
        <label><input type="radio" name="informed" checked={value.yes === null} onChange={() => set({ yes: null })} /> Je ne sais pas encore</label></p>
      {value.yes === null ? null : (
        <div className="fields">
          <Field label="Qui" hint="Nom, et ce que cette personne est à l’enfant" value={value.person} change={(person) => set({ person })} />
          {value.yes ? <Choice label="Comment" value={value.means} choices={MEANS} change={(means) => set({ means })} /> : <Choice label="Raison" value={value.whyNot} choices={WHY_NOT} change={(whyNot) => set({ whyNot })} />}
          <Field label={value.yes ? 'Ce qui a été dit' : 'Pourquoi ne pas informer'} value={value.announced} change={(announced) => set({ announced })} />
        </div>
      )}
    </fieldset>
  );
}
