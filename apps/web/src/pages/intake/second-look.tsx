import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Field } from '../../form/field.js';
import { useKey } from '../../form/use-key.js';
import { graphql } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { Faults } from '../../zone/faults.js';
import { type Child, inputOf, type Placements, PlacementsPart } from './placements.js';

const LOOK = graphql('mutation Regarder($input: LookAtQualificationInput!) { lookAtQualification(input: $input) { secondRegard { id } userErrors { code message field } } }');

/** Never whoever proposed: the server refuses the same person. */
export function SecondLook({ qualificationId, urgent, minors, done }: { qualificationId: string; urgent: boolean; minors: readonly Child[]; done: () => void }): ReactNode {
  const key = useKey();
  const [agrees, setAgrees] = useState(true);
  const [finding, setFinding] = useState('');
  const [placements, setPlacements] = useState<Placements>({});
  const { act, pending, faults } = useAct(LOOK, (d) => d.lookAtQualification, done);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void act({ input: { requestId: key.current(), qualificationId, agrees, finding: finding.trim() || null, placements: agrees && !urgent ? inputOf(placements) : null } });
  };
  return (
    <form onSubmit={send}>
      <p><label><input type="radio" name="agrees" checked={agrees} onChange={() => setAgrees(true)} /> D’accord</label>{' '}<label><input type="radio" name="agrees" checked={!agrees} onChange={() => setAgrees(false)} /> Pas d’accord</label></p>
      <Field label="Pourquoi" optional={agrees} rows={2} value={finding} change={setFinding} />
      {agrees && !urgent ? <PlacementsPart of={minors} value={placements} change={setPlacements} /> : null}
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending}>Enregistrer mon regard</Button>
    </form>
  );
}
