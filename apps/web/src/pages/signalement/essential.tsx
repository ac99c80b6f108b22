import type { ReactNode } from 'react';
import type { SignalementData } from './queries.js';

/** Seven lines, always: who, where now, what danger, what is asked, parents told or not, facts, urgency. */
export function Essential({ lines }: { lines: SignalementData['essential'] }): ReactNode {
  return <dl className="essential">{lines.map(({ code, label, text }) => <div key={code} className={`essential-${code.toLowerCase()}`}><dt>{label}</dt><dd>{text}</dd></div>)}</dl>;
}
