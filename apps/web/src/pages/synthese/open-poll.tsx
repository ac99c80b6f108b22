import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Field } from '../../form/field.js';
import { useKey } from '../../form/use-key.js';
import { useAct } from '../../graphql/use-act.js';
import { serverNow } from '../../words/dates.js';
import { fromLocal, toLocal } from '../../words/local-time.js';
import { Faults } from '../../zone/faults.js';
import { OPEN_POLL } from './queries.js';

interface Slot { startsAt: string; endsAt: string }
const EMPTY: Slot = { startsAt: '', endsAt: '' };

/** Slots asked of everybody who is convoked; each is told that an answer is awaited, and nothing else. */
export function OpenPollForm({ syntheseId, done }: { syntheseId: string; done: () => void }): ReactNode {
  const key = useKey();
  const [slots, setSlots] = useState<readonly Slot[]>([EMPTY, EMPTY]);
  const [deadline, setDeadline] = useState('');
  const { act, pending, faults } = useAct(OPEN_POLL, (d) => d.done, done);
  const min = toLocal(serverNow().toISOString());
  const put = (at: number, part: Partial<Slot>): void => setSlots(slots.map((slot, i) => (i === at ? { ...slot, ...part } : slot)));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const deadlineAt = fromLocal(deadline);
    const asked = slots.flatMap(({ startsAt, endsAt }) => { const [from, to] = [fromLocal(startsAt), fromLocal(endsAt)]; return from && to ? [{ startsAt: from, endsAt: to }] : []; });
    if (deadlineAt) void act({ input: { syntheseId, deadlineAt, slots: asked, requestId: key.current() } });
  };
  return (
    <form onSubmit={send}>
      {slots.map((slot, i) => (
        <fieldset key={i} className="inner"><legend>Créneau {i + 1}</legend><div className="fields">
          <Field label="De" type="datetime-local" min={min} value={slot.startsAt} change={(startsAt) => put(i, { startsAt })} />
          <Field label="À" type="datetime-local" min={min} value={slot.endsAt} change={(endsAt) => put(i, { endsAt })} />
        </div></fieldset>
      ))}
      <div className="acts"><Button className="button" onPress={() => setSlots([...slots, EMPTY])}>Un créneau de plus</Button>
        {slots.length > 1 ? <Button className="button" onPress={() => setSlots(slots.slice(0, -1))}>Un de moins</Button> : null}</div>
      <Field label="Réponses attendues jusqu’au" type="datetime-local" min={min} value={deadline} change={setDeadline} />
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending}>Proposer ces créneaux</Button>
    </form>
  );
}
