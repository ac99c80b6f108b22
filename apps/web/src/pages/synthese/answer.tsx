import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useAct } from '../../graphql/use-act.js';
import { useMe } from '../../shell/me.js';
import { ANSWERS, nameIn } from '../../words/synthese.js';
import { Faults } from '../../zone/faults.js';
import { ANSWER, type Meeting } from './queries.js';

/** One's answer, for the date that holds: moved, it is asked again. */
export function AnswerPart({ meeting: { id, date, answers }, again }: { meeting: Meeting; again: () => void }): ReactNode {
  const { me: { habilitation } } = useMe();
  const { act, pending, faults } = useAct(ANSWER, (d) => d.done, again);
  const mine = answers.findLast((a) => a.habilitation.id === habilitation.id && a.sequence === date?.sequence);
  return (
    <section className="effect" aria-label="Votre réponse">
      <p role="status">{mine ? `Vous avez répondu : ${nameIn(ANSWERS, mine.answer).toLowerCase()}.` : 'Votre réponse est attendue.'}</p>
      <div className="acts">{ANSWERS.map(([answer, name]) => <Button key={answer} className={mine?.answer === answer ? 'button primary' : 'button'} isPending={pending} aria-pressed={mine?.answer === answer} onPress={() => void act({ input: { syntheseId: id, answer } })}>{name}</Button>)}</div>
      <Faults faults={faults} />
    </section>
  );
}
