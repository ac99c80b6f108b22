import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Choice, Field } from '../../form/field.js';
import { useKey } from '../../form/use-key.js';
import { useAct } from '../../graphql/use-act.js';
import { useMe } from '../../shell/me.js';
import { serverNow } from '../../words/dates.js';
import { fromLocal, toLocal } from '../../words/local-time.js';
import { Faults } from '../../zone/faults.js';
import { PROPOSE } from './queries.js';

const YEAR_MS = 365 * 86_400_000;

interface Props { organisationId: string; people: readonly (readonly [string, string])[]; functions: readonly { function: string; name: string; withPerimeter: boolean }[]; done: () => void }

/** One person, one function, from when to when; a perimeter where the function knows by it. */
export function ProposeForm({ organisationId, people, functions, done }: Props): ReactNode {
  const { me: { territoires } } = useMe();
  const key = useKey();
  const now = serverNow().getTime();
  const [who, setWho] = useState(people[0]![0]);
  const [fn, setFn] = useState(functions[0]!.function);
  const [over, setOver] = useState('ALL');
  const [from, setFrom] = useState(toLocal(new Date(now).toISOString()));
  const [to, setTo] = useState(toLocal(new Date(now + YEAR_MS).toISOString()));
  const { act, pending, faults } = useAct(PROPOSE, (d) => d.done, done);
  const perimeter = functions.find((f) => f.function === fn)?.withPerimeter ?? false;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const [validFrom, validTo] = [fromLocal(from), fromLocal(to)];
    if (validFrom && validTo) void act({ input: { organisationId, professionnelId: who, function: fn as never, validFrom, validTo, wholeDepartement: perimeter && over === 'ALL', territoireId: perimeter && over !== 'ALL' ? over : null, requestId: key.current() } });
  };
  return (
    <form onSubmit={send}>
      <Choice label="Qui" value={who} choices={people} change={setWho} />
      <Choice label="Fonction" value={fn} choices={functions.map((f) => [f.function, f.name] as const)} change={setFn} />
      {perimeter ? <Choice label="Périmètre" value={over} choices={[['ALL', 'Tout le département'], ...territoires.map(({ id, name }) => [id, name] as const)]} change={setOver} /> : null}
      <div className="fields"><Field label="Du" type="datetime-local" value={from} change={setFrom} /><Field label="Au" type="datetime-local" value={to} change={setTo} /></div>
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending}>Proposer</Button>
    </form>
  );
}
