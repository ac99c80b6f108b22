/** What has become of it, in order: who, when, what was said. */
import type { ReactNode } from 'react';
import { momentOf } from '../../words/dates.js';
import { ANSWERS, FACTS, nameIn } from '../../words/signalement.js';
import type { SignalementData, Step } from './queries.js';

export function History({ signalement: { seal, steps, letters } }: { signalement: SignalementData }): ReactNode {
  return (
    <section aria-labelledby="suites"><h2 id="suites">Ce qu’il est devenu</h2>
      <ol className="plain history">
        {letters.map(({ version, writtenAt, author }) => <li key={version}>Version {version} de la lettre<small>{momentOf(writtenAt)} · {author.professionnel.displayName}</small></li>)}
        {seal ? <li>Scellé sous le numéro <strong>{seal.number}</strong><small>{momentOf(seal.sealedAt)} · {seal.signatory.professionnel.displayName}</small></li> : null}
        {steps.map((step) => <Fact key={step.id} step={step} />)}
      </ol>
    </section>
  );
}

const DATED = ['DEPOSITED', 'RECEIPT_RECORDED', 'PROVISIONAL_RULED', 'PROVISIONAL_EXTENDED', 'MERITS_RULED', 'ANSWERED', 'PARENTS_TIMING', 'PARENTS_TOLD'];
function Fact({ step: { fact, answered, at, dated, body, by } }: { step: Step }): ReactNode {
  return (
    <li><strong>{FACTS[fact] ?? fact}{answered ? ` : ${nameIn(ANSWERS, answered).toLowerCase()}` : ''}</strong>{DATED.includes(fact) ? ` ${momentOf(dated)}` : ''}
      {body ? <p className="body">{body}</p> : null}<small>{momentOf(at)}{by ? ` · ${by.professionnel.displayName}, ${by.functionName}` : ''}</small></li>
  );
}
