import type { ReactNode } from 'react';
import type { Fault } from '../graphql/use-act.js';

/** The refusals that no field of the form shows by itself. */
export function Faults({ faults, shown = [] }: { faults: readonly Fault[]; shown?: readonly string[] }): ReactNode {
  const rest = faults.filter((fault) => !fault.field || !shown.includes(fault.field));
  if (rest.length === 0) return null;
  return <div className="faults" role="alert">{rest.map((fault) => <p key={fault.code + fault.message}>{fault.message}</p>)}</div>;
}
