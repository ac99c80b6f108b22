import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Boxes, Field } from '../../form/field.js';
import { fromLocal, toLocal } from '../../words/local-time.js';
import { DANGERS, REQUESTS } from '../../words/signalement.js';
import type { Letter } from './queries.js';

type Change = (part: Partial<Letter>) => void;

/** What is in danger, what was done already, what is asked: each argued (CASF D.226-2-7). */
export function DangerPart({ letter, change }: { letter: Letter; change: Change }): ReactNode {
  const { actions } = letter;
  const set = (i: number, part: Partial<Letter['actions'][number]>): void => change({ actions: actions.map((action, j) => (j === i ? { ...action, ...part } : action)) });
  return (
    <fieldset><legend>Danger, actions déjà menées, demande</legend>
      <Boxes legend="Ce qui est en danger (Code civil, art. 375)" of={DANGERS} value={letter.dangers} change={(dangers) => change({ dangers })} />
      <Field label="En quoi l’enfant est en danger" rows={3} value={letter.danger} change={(danger) => change({ danger })} />
      {actions.map((action, i) => (
        <div key={i} className="child fields" role="group" aria-label={`Action ${i + 1}`}>
          <Field label="Action déjà menée" value={action.what} change={(what) => set(i, { what })} />
          <Field label="Depuis le" type="date" optional value={action.since ?? ''} change={(since) => set(i, { since: since || null })} />
          <Field label="Ses effets" optional value={action.effects} change={(effects) => set(i, { effects })} />
        </div>
      ))}
      <p className="hint">Le département dit les actions déjà menées auprès du mineur et de la famille (CASF L.226-4 I).</p>
      <Button className="button quiet" onPress={() => change({ actions: [...actions, { what: '', since: null, effects: '' }] })}>Ajouter une action</Button>
      <Field label="Pourquoi la protection administrative ne suffit pas" optional rows={2} value={letter.administrativeProtection} change={(administrativeProtection) => change({ administrativeProtection })} />
      <Boxes legend="Ce qui est demandé" of={REQUESTS} value={letter.asked} change={(asked) => change({ asked })} />
      <Field label="Pourquoi cette demande" optional={letter.asked.length === 0} rows={2} value={letter.argument} change={(argument) => change({ argument })} />
      <Field label="Éléments médicaux" hint="Un certificat se décrit, il ne s’interprète pas" optional rows={2} value={letter.medical} change={(medical) => change({ medical })} />
    </fieldset>
  );
}

/** CASF L.226-2-1: told before, save where the child's interest forbids it; then the reason is written. */
export function ParentsPart({ value, change }: { value: Letter['parentsInformed']; change: (value: Letter['parentsInformed']) => void }): ReactNode {
  return (
    <fieldset><legend>Parents informés de cette transmission</legend>
      <p><label><input type="radio" name="informed" checked={value.informed} onChange={() => change({ ...value, informed: true })} /> Oui</label>{' '}
        <label><input type="radio" name="informed" checked={!value.informed} onChange={() => change({ ...value, informed: false, at: null })} /> Non, ce serait contraire à l’intérêt de l’enfant</label></p>
      {value.informed ? <Field label="Quand" type="datetime-local" value={toLocal(value.at)} change={(at) => change({ ...value, at: fromLocal(at) })} /> : null}
      <Field label={value.informed ? 'Comment' : 'Pourquoi non'} value={value.how} change={(how) => change({ ...value, how })} />
    </fieldset>
  );
}
