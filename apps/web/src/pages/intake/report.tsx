/** One conclusion for the team, one analysis a child: frozen once it is submitted (CASF D.226-2-7). */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Boxes, Choice, Field } from '../../form/field.js';
import { useKey } from '../../form/use-key.js';
import type { VariablesOf } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { CONCLUSIONS, LIMBS, PROPOSALS } from '../../words/evaluation.js';
import { Faults } from '../../zone/faults.js';
import { type Attached, SUBMIT } from './queries.js';

type Input = VariablesOf<typeof SUBMIT>['input'];

export function Report({ evaluationId, children, done }: { evaluationId: string; children: readonly Attached[]; done: () => void }): ReactNode {
  const key = useKey();
  const [said, setSaid] = useState<Pick<Input, 'conclusion' | 'limbs' | 'proposal' | 'method'>>({ conclusion: 'RISK', limbs: [], proposal: 'ACTIONS', method: '' });
  const [analyses, setAnalyses] = useState<Record<string, string>>({});
  const { act, pending, faults } = useAct(SUBMIT, (d) => d.done, done);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void act({ input: { requestId: key.current(), evaluationId, ...said, analyses: children.flatMap(({ dossierId }) => (analyses[dossierId]?.trim() ? [{ dossierId, analysis: analyses[dossierId] }] : [])) } });
  };
  return (
    <form onSubmit={send} noValidate>
      <div className="fields">
        <Choice label="Conclusion commune" value={said.conclusion} choices={CONCLUSIONS} change={(conclusion) => setSaid({ ...said, conclusion })} />
        <Choice label="Proposition" value={said.proposal} choices={PROPOSALS} change={(proposal) => setSaid({ ...said, proposal })} />
      </div>
      <Boxes legend="Où est le danger, ou le risque" of={LIMBS} value={said.limbs} change={(limbs) => setSaid({ ...said, limbs })} />
      {children.map(({ dossierId, name }) => <Field key={dossierId} label={`Analyse, pour ${name}`} hint="Vide, si l’enfant est laissé hors de l’évaluation" optional rows={4} value={analyses[dossierId] ?? ''} change={(text) => setAnalyses({ ...analyses, [dossierId]: text })} />)}
      <Field label="Comment et quand" hint="Visites, personnes rencontrées, qui n’a pu l’être et pourquoi" rows={3} value={said.method} change={(method) => setSaid({ ...said, method })} />
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending}>Remettre le rapport</Button>
      <p className="hint">Remis, il ne change plus ; ce qui diverge s’y ajoute, signé.</p>
    </form>
  );
}
