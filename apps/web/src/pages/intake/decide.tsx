/** What follows an evaluation (CASF D.226-2-7): why a judge is seized is asked of a seizing alone, what the report lacks is asked child by child of the team. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Choice, Field } from '../../form/field.js';
import { useKey } from '../../form/use-key.js';
import type { VariablesOf } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { OUTCOMES } from '../../words/evaluation.js';
import { GROUNDS } from '../../words/signalement.js';
import { Faults } from '../../zone/faults.js';
import { type Attached, DECIDE } from './queries.js';

type Input = VariablesOf<typeof DECIDE>['input'];

export function Decide({ intakeId, children, done }: { intakeId: string; children: readonly Attached[]; done: () => void }): ReactNode {
  const key = useKey();
  const [outcome, setOutcome] = useState<Input['outcome']>(OUTCOMES[0][0]);
  const [ground, setGround] = useState<NonNullable<Input['ground']>>(GROUNDS[0][0]);
  const [reason, setReason] = useState('');
  const [lacks, setLacks] = useState<Readonly<Record<string, string>>>({});
  const { act, pending, faults } = useAct(DECIDE, (d) => d.done, done);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const asked = children.flatMap(({ dossierId }) => (lacks[dossierId]?.trim() ? [{ dossierId, body: lacks[dossierId] }] : []));
    void act({ input: { requestId: key.current(), informationPreoccupanteId: intakeId, outcome, reason, ground: outcome === 'JUDICIAL_REFERRAL' ? ground : null, complements: outcome === 'COMPLEMENTS' ? asked : null } });
  };
  return (
    <form onSubmit={send}>
      <Choice label="Suite" value={outcome} choices={OUTCOMES} change={setOutcome} />
      {outcome === 'JUDICIAL_REFERRAL' ? <Choice label="Fondement de la saisine" value={ground} choices={GROUNDS} change={setGround} /> : null}
      {outcome === 'COMPLEMENTS' ? (
        <fieldset className="inner"><legend>Ce qui manque au rapport</legend>
          <p className="hint">Le rapport revient à l’équipe ; le délai de l’évaluation court toujours. Une case reste vide s’il ne manque rien de l’enfant.</p>
          {children.map(({ dossierId, name }) => <Field key={dossierId} label={`Complément attendu, pour ${name}`} optional rows={3} value={lacks[dossierId] ?? ''} change={(text) => setLacks({ ...lacks, [dossierId]: text })} />)}
        </fieldset>
      ) : null}
      <Field label="Pourquoi" hint="Lu de ceux qui en répondent" rows={4} value={reason} change={setReason} />
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending}>Décider</Button>
    </form>
  );
}
