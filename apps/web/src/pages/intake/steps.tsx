import type { ReactNode } from 'react';

const STEPS = [['Recueil', []], ['Qualification', ['RECEIVED']], ['Évaluation', ['QUALIFIED', 'COMPLEMENT', 'IN_EVALUATION']], ['Décision', ['REPORT_SUBMITTED']]] as const;

/** Where it stands: done, in progress, to come, in words as well. */
export function Steps({ state }: { state: string }): ReactNode {
  const found = STEPS.findIndex(([, states]) => (states as readonly string[]).includes(state));
  const current = found === -1 ? STEPS.length : found;
  return (
    <ol className="steps">{STEPS.map(([name], i) => {
      const word = i < current ? 'fait' : i === current ? 'en cours' : 'à venir';
      return <li key={name} className={`step step-${i < current ? 'done' : i === current ? 'now' : 'next'}`} aria-current={i === current ? 'step' : undefined}>{name}<small>{word}</small></li>;
    })}</ol>
  );
}
