import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Choice, Field } from '../../form/field.js';
import { useKey } from '../../form/use-key.js';
import { graphql, type VariablesOf } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { Cited } from '../../secrecy/cited.js';
import { useMe } from '../../shell/me.js';
import { Faults } from '../../zone/faults.js';

const WRITE = graphql('mutation Ecrire($input: WriteEntryInput!) { writeEntry(input: $input) { entry { id } userErrors { code message field } } }');
type Input = VariablesOf<typeof WRITE>['input'];

/** One kind each, so that nothing is hidden, or shown, for the sake of its neighbour. */
export function NewEntry({ id, done }: { id: string; done: () => void }): ReactNode {
  const { legend } = useMe();
  const key = useKey();
  const [draft, setDraft] = useState<{ kind: Input['kind']; detail: NonNullable<Input['detail']>; body: string }>({ kind: 'SOC', detail: 'FULL', body: '' });
  const { act, pending, faults } = useAct(WRITE, (d) => d.writeEntry, done);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void act({ input: { requestId: key.current(), dossierId: id, ...draft } });
  };
  return (
    <form onSubmit={send}>
      <div className="fields">
        <Choice label="Nature" value={draft.kind} choices={legend.map((l) => [l.kind as Input['kind'], `${l.mark} · ${l.name}`] as const)} change={(kind) => setDraft({ ...draft, kind })} />
        <Choice label="Détail" value={draft.detail} choices={[['FULL', 'Entier'], ['SUMMARY', 'Résumé, pour qui n’a droit qu’à un résumé']]} change={(detail) => setDraft({ ...draft, detail })} />
      </div>
      <Field label="Ce que vous savez" hint="Une nature par écrit : les faits, leur date, leur lieu" rows={4} value={draft.body} change={(body) => setDraft({ ...draft, body })} />
      {draft.kind === 'LIE' ? null : <Cited dossierId={id} texts={[['Ce que vous savez', draft.body]]} />}
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending}>Écrire au dossier</Button>
    </form>
  );
}
