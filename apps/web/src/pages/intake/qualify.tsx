/** Two people qualify: one proposes, the other looks and the act takes effect; if danger does not wait, the first is enough and the second looks after. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Choice, Field } from '../../form/field.js';
import { useKey } from '../../form/use-key.js';
import { graphql, type VariablesOf } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { Faults } from '../../zone/faults.js';
import { Completed } from './completed.js';
import { type Child, inputOf, type Placements, PlacementsPart } from './placements.js';

const QUALIFY = graphql('mutation Qualifier($input: QualifyInformationPreoccupanteInput!) { qualifyInformationPreoccupante(input: $input) { qualification { id } userErrors { code message field } } }');
type Outcome = VariablesOf<typeof QUALIFY>['input']['outcome'];
const OUTCOMES: readonly (readonly [Outcome, string])[] = [['QUALIFIED', 'Information préoccupante : à évaluer'], ['NOT_IP', 'N’en est pas une'], ['COMPLEMENT', 'Complète une information déjà ouverte'], ['FORWARDED', 'Relève d’un autre département']];

export function Qualify({ id, minors, done }: { id: string; minors: readonly Child[]; done: () => void }): ReactNode {
  const key = useKey();
  const [outcome, setOutcome] = useState<Outcome>('QUALIFIED');
  const [draft, setDraft] = useState({ reason: '', urgent: false, forwardedTo: '', complementOfId: '' });
  const [placements, setPlacements] = useState<Placements>({});
  const { act, pending, faults } = useAct(QUALIFY, (d) => d.qualifyInformationPreoccupante, done);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void act({ input: { requestId: key.current(), informationPreoccupanteId: id, outcome, reason: draft.reason, urgent: draft.urgent, placements: draft.urgent ? inputOf(placements) : null,
      forwardedTo: outcome === 'FORWARDED' ? Number(draft.forwardedTo) : null, complementOfId: outcome === 'COMPLEMENT' ? draft.complementOfId : null } });
  };
  return (
    <form onSubmit={send}>
      <Choice label="Qualification" value={outcome} choices={OUTCOMES} change={setOutcome} />
      {outcome === 'FORWARDED' ? <Field label="Numéro du département" value={draft.forwardedTo} change={(forwardedTo) => setDraft({ ...draft, forwardedTo })} /> : null}
      {outcome === 'COMPLEMENT' ? <Completed of={id} value={draft.complementOfId} change={(complementOfId) => setDraft({ ...draft, complementOfId })} /> : null}
      <Field label="Pourquoi" hint="Lu de la cellule, et du responsable une fois l’enfant rattaché" rows={3} value={draft.reason} change={(reason) => setDraft({ ...draft, reason })} />
      <p><label><input type="checkbox" checked={draft.urgent} onChange={(e) => setDraft({ ...draft, urgent: e.target.checked })} /> Le danger n’attend pas : prend effet aussitôt, une autre personne regarde après</label></p>
      {draft.urgent ? <PlacementsPart of={minors} value={placements} change={setPlacements} /> : null}
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending}>{draft.urgent ? 'Qualifier maintenant' : 'Proposer cette qualification'}</Button>
    </form>
  );
}
