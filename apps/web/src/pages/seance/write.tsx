/** One's own words on a point, kept as they come; they are of the table once whoever holds the pen writes them down. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useClient } from 'urql';
import { Choice, Field } from '../../form/field.js';
import { draftSaid, useDraft } from '../../form/use-draft.js';
import { useKey } from '../../form/use-key.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { hourOf } from '../../words/dates.js';
import { LINES, VOICES } from '../../words/synthese.js';
import { Faults } from '../../zone/faults.js';
import type { AtTheTable } from './page.js';
import { DRAFT, SAVE_DRAFT, WRITE } from './queries.js';
import { seated } from './seated.js';

interface Props extends AtTheTable { pointId: string }
interface Begun { body: string; savedAt: string }

/** Nothing is drawn before what was begun is known: it would be written over. */
export function Write(props: Props): ReactNode {
  const { data } = useAsk(DRAFT, { pointId: props.pointId });
  return data ? <Writing {...props} begun={data.minuteDraft} /> : null;
}

function Writing({ table, again, convenes, holds, pointId, begun }: Props & { begun: Begun | null }): ReactNode {
  const client = useClient();
  const key = useKey();
  const drafting = useDraft(begun, async (body) => (await client.mutation(SAVE_DRAFT, { input: { pointId, body } }).toPromise()).data?.saveMinuteDraft.draft?.savedAt ?? null);
  const [type, setType] = useState<(typeof LINES)[number][0]>('CONSTAT');
  const [voice, setVoice] = useState<(typeof VOICES)[number][0]>('PROFESSIONNEL');
  const [speaker, setSpeaker] = useState('');
  const people = seated(table).map(({ habilitation: { id, professionnel } }) => [id, professionnel.displayName] as const);
  const [todo, setTodo] = useState({ ownerId: people[0]?.[0] ?? '', dueOn: '', indicator: '' });
  const { act, pending, faults } = useAct(WRITE, (d) => d.done, () => {
    key.renew();
    drafting.clear();
    void client.mutation(SAVE_DRAFT, { input: { pointId, body: '' } }).toPromise();
    again();
  });
  const isAction = type === 'ACTION';
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const action = isAction ? { ownerId: todo.ownerId, dueOn: todo.dueOn, indicator: todo.indicator.trim() || null, decisionId: null } : null;
    void act({ input: { pointId, type, voice, speakerId: (!isAction && voice === 'PROFESSIONNEL' && speaker) || null, body: drafting.body, action, requestId: key.current() } });
  };
  return (
    <form onSubmit={send} className="write-line">
      <div className="fields">
        <Choice label="Ligne" value={type} choices={convenes ? LINES : LINES.filter(([code]) => code !== 'DECISION' && code !== 'ACTION')} change={setType} />
        {isAction ? (
          <>
            <Choice label="À qui" value={todo.ownerId} choices={people} change={(ownerId) => setTodo({ ...todo, ownerId })} />
            <Field label="Pour le" type="date" value={todo.dueOn} change={(dueOn) => setTodo({ ...todo, dueOn })} />
            <Field label="À quoi l’on verra qu’elle est faite" optional value={todo.indicator} change={(indicator) => setTodo({ ...todo, indicator })} />
          </>
        ) : <Choice label="Voix" value={voice} choices={VOICES} change={setVoice} />}
        {!isAction && voice === 'PROFESSIONNEL' ? <Choice label="De qui" value={speaker} choices={[['', 'Sans le dire'], ...people]} change={setSpeaker} /> : null}
      </div>
      <Field label="Ce qui est dit" value={drafting.body} rows={3} change={drafting.write} />
      <p className="hint" role="status">{draftSaid(drafting, hourOf, holds ? 'Gardé à mesure ; à la table une fois écrit.' : 'Vous pouvez préparer vos mots : ils restent à vous, et s’écrivent quand vous tenez la plume.')}</p>
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending} isDisabled={!holds || drafting.body.trim() === ''}>Écrire cette ligne</Button>
    </form>
  );
}
