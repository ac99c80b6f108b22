import type { ReactNode } from 'react';
import { serverNow } from '../../words/dates.js';
import { ANSWERS, nameIn } from '../../words/synthese.js';
import type { Meeting } from './queries.js';

/** Who sits there, and, for who convenes, what each answered for the date that holds. */
export function Seats({ meeting: { convocations, answers, date } }: { meeting: Meeting }): ReactNode {
  const now = serverNow().toISOString();
  const seated = convocations.filter(({ until }) => !until || until > now);
  return (
    <section aria-labelledby="convoques"><h2 id="convoques">Convoqués</h2>
      <ul className="plain">{seated.map(({ id, required, habilitation }) => {
        const answer = answers.findLast((a) => a.habilitation.id === habilitation.id && a.sequence === date?.sequence);
        return (
          <li key={id}><strong>{habilitation.professionnel.displayName}</strong>{required ? ' · présence requise' : ''}{answer ? ` · ${nameIn(ANSWERS, answer.answer).toLowerCase()}` : ''}
            <small>{habilitation.functionName}, {habilitation.organisation.name}</small>{answer?.reason ? <small>{answer.reason}</small> : null}</li>
        );
      })}</ul>
    </section>
  );
}
