/** What its author knows or heard of one child, with its own secrecy: it stays theirs. A child's and a parent's words have the kind of their voice. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Choice, Field } from '../../form/field.js';
import { useKey } from '../../form/use-key.js';
import type { VariablesOf } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { useMe } from '../../shell/me.js';
import { Faults } from '../../zone/faults.js';
import { type Attached, CONTRIBUTE, type Headings } from './queries.js';

type Input = VariablesOf<typeof CONTRIBUTE>['input'];
type Words<T> = readonly (readonly [T, string])[];
interface Props { evaluationId: string; children: readonly Attached[]; headings: Headings; voices: Words<Input['voice']>; appraisals: Words<NonNullable<Input['appraisal']>>; done: () => void }

const KIND_OF: Partial<Record<Input['voice'], Input['kind']>> = { CHILD: 'ENF', PARENT: 'PAR' };
const OF_PROFESSIONALS: readonly string[] = ['SOC', 'FAM', 'SCO', 'MED'];

export function Contribute({ evaluationId, children, headings, voices, appraisals, done }: Props): ReactNode {
  const key = useKey();
  const { legend } = useMe();
  const [said, setSaid] = useState<Omit<Input, 'requestId' | 'evaluationId'>>({ dossierId: children[0]?.dossierId ?? '', voice: 'EVALUATOR', kind: 'SOC', heading: 'SECURITY', appraisal: 'NONE', body: '', detail: 'FULL', trend: 'UNKNOWN' });
  const { act, pending, faults } = useAct(CONTRIBUTE, (d) => d.done, () => { key.renew(); done(); });
  const set = (part: Partial<typeof said>): void => setSaid({ ...said, ...part });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void act({ input: { requestId: key.current(), evaluationId, ...said, kind: KIND_OF[said.voice] ?? said.kind } });
  };
  return (
    <form onSubmit={send}>
      <div className="fields">
        <Choice label="Enfant" value={said.dossierId} choices={children.map(({ dossierId, name }) => [dossierId, name] as const)} change={(dossierId) => set({ dossierId })} />
        <Choice label="De qui est la parole" value={said.voice} choices={voices} change={(voice) => set({ voice })} />
        {KIND_OF[said.voice] ? null : <Choice label="Nature" value={said.kind} choices={legend.filter(({ kind }) => OF_PROFESSIONALS.includes(kind)).map(({ kind, mark, name }) => [kind as Input['kind'], `${mark} · ${name}`] as const)} change={(kind) => set({ kind })} />}
        <Choice label="Rubrique" value={said.heading} choices={headings.map(({ code, name }) => [code as Input['heading'], name] as const)} change={(heading) => set({ heading })} />
        <Choice label="Ce que vous en dites" value={said.appraisal ?? 'NONE'} choices={appraisals} change={(appraisal) => set({ appraisal })} />
      </div>
      <Field label="Ce qui est su, ou dit" rows={4} value={said.body} change={(body) => set({ body })} />
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending}>Ajouter cette contribution</Button>
    </form>
  );
}
