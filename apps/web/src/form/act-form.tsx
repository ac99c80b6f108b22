/** An act that asks a few words, dates or choices, and is done by its name: one fact more of a signalement, of an evaluation. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { AnyVariables, TypedDocumentNode } from 'urql';
import { Choice, Field } from './field.js';
import { useKey } from './use-key.js';
import { type Fault, useAct } from '../graphql/use-act.js';
import { serverNow } from '../words/dates.js';
import { fromLocal, toLocal } from '../words/local-time.js';
import { Faults } from '../zone/faults.js';

/** A field of the input, as it is asked; `when` is an instant of France, `day` a day of the calendar, `choice` one of a list. */
export type Asked = { name: string; label: string; hint?: string } & ({ as: 'line' | 'text' | 'when' | 'day'; optional?: boolean } | { as: 'choice'; of: readonly (readonly [string, string, ...string[]])[] });
interface Props<V extends AnyVariables> {
  mutation: TypedDocumentNode<{ done: { userErrors: readonly Fault[] } }, V>;
  /** What the input says beside its fields and the key of the request. */
  of: Readonly<Record<string, unknown>>; fields: readonly Asked[]; name: string; says?: string; done: () => void;
  /** Of an act that asked again does nothing more, without a key of the request. */
  keyless?: boolean;
}

export function ActForm<V extends AnyVariables>({ mutation, of, fields, name, says, done, keyless = false }: Props<V>): ReactNode {
  const key = useKey();
  const [values, setValues] = useState<Record<string, string>>(() => Object.fromEntries(fields.map((f) => [f.name, f.as === 'when' ? toLocal(serverNow().toISOString()) : f.as === 'choice' ? f.of[0]![0] : ''])));
  const { act, pending, faults } = useAct(mutation, (d) => d.done, () => { key.renew(); done(); });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const said = Object.fromEntries(fields.map((f) => [f.name, f.as === 'when' ? fromLocal(values[f.name]!) : f.as === 'choice' || f.optional ? values[f.name]!.trim() || null : values[f.name]]));
    void act({ input: { ...keyless ? {} : { requestId: key.current() }, ...of, ...said } } as unknown as V);
  };
  return (
    <form onSubmit={send}>
      {says ? <p className="hint">{says}</p> : null}
      {fields.map((f) => {
        const common = { label: f.label, value: values[f.name]!, change: (value: string) => setValues((before) => ({ ...before, [f.name]: value })) };
        if (f.as === 'choice') return <Choice key={f.name} {...common} choices={f.of.map(([code, word]) => [code, word] as const)} />;
        return <Field key={f.name} {...common} {...(f.hint ? { hint: f.hint } : {})} {...(f.as === 'when' ? { type: 'datetime-local' as const } : {})} {...(f.as === 'day' ? { type: 'date' as const } : {})} {...(f.as === 'text' ? { rows: 4 } : {})} {...(f.optional ? { optional: true } : {})} />;
      })}
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending}>{name}</Button>
    </form>
  );
}
