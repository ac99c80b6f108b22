/** The slots of a poll, what each said of them, and one's own row, in one tap; the best one is said in words, and a person decides. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { useAct } from '../../graphql/use-act.js';
import { useMe } from '../../shell/me.js';
import { momentOf, serverNow } from '../../words/dates.js';
import { nameIn, VOTES } from '../../words/synthese.js';
import { Faults } from '../../zone/faults.js';
import { CLOSE_POLL, type Meeting, type OpenPoll, REMIND, VOTE } from './queries.js';

interface Props { poll: OpenPoll; meeting: Meeting; convenes: boolean; again: () => void }

export function PollPart({ poll, meeting, convenes, again }: Props): ReactNode {
  const { me: { habilitation } } = useMe();
  const { act, pending, faults } = useAct(VOTE, (d) => d.done, again);
  const now = serverNow().toISOString();
  const seated = meeting.convocations.filter(({ until }) => !until || until > now);
  const said = (slot: OpenPoll['slots'][number], who: string): string | null => slot.votes.findLast((v) => v.habilitation.id === who)?.vote ?? null;
  const best = poll.best;
  return (
    <section aria-labelledby={`sondage-${poll.id}`}><h2 id={`sondage-${poll.id}`}>Quand chacun peut venir</h2>
      <p>Réponses attendues jusqu’au {momentOf(poll.deadlineAt)}. {best ? best.because : 'Aucun créneau ne convient encore.'}</p>
      <div className="scroll"><table className="table">
        <thead><tr><th scope="col">Convoqué</th>{poll.slots.map(({ id, startsAt, worked }) => <th key={id} scope="col">{momentOf(startsAt)}{best?.slotId === id ? <small>convient le mieux</small> : null}{worked ? null : <small>jour non ouvré</small>}</th>)}</tr></thead>
        <tbody>{seated.map(({ id, required, habilitation: who }) => (
          <tr key={id}><th scope="row">{who.professionnel.displayName}{required ? <small>requis</small> : null}</th>
            {poll.slots.map((slot) => {
              const vote = said(slot, who.id);
              return <td key={slot.id}>{who.id === habilitation.id
                ? <span className="votes">{VOTES.map(([code, name]) => <Button key={code} className={vote === code ? 'button primary' : 'button'} aria-pressed={vote === code} aria-label={`${momentOf(slot.startsAt)} : ${name}`} isPending={pending}
                  onPress={() => void act({ input: { pollId: poll.id, votes: [{ slotId: slot.id, vote: code }] } })}>{name}</Button>)}</span>
                : vote ? nameIn(VOTES, vote) : '–'}</td>;
            })}
          </tr>
        ))}</tbody>
      </table></div>
      <Faults faults={faults} />
      {convenes ? <div className="acts"><Unfold name="Retenir un créneau">{(close) => <ActForm mutation={CLOSE_POLL} of={{ pollId: poll.id }} name="Retenir et convoquer" done={() => { close(); again(); }}
        fields={[{ name: 'slotId', label: 'Créneau', as: 'choice', of: [...poll.slots].sort((a, b) => Number(b.id === best?.slotId) - Number(a.id === best?.slotId)).map(({ id, startsAt }) => [id, momentOf(startsAt)] as const) },
          { name: 'place', label: 'Lieu', hint: 'Lu des seuls convoqués', as: 'line', optional: true }, { name: 'reason', label: 'Motif d’un délai plus court que l’usage', as: 'line', optional: true }]} />}</Unfold>
        <Unfold name="Relancer">{(close) => <ActForm mutation={REMIND} of={{ pollId: poll.id }} name="Relancer qui n’a pas répondu" says="Une fois par jour, par un message sans contenu." fields={[]} keyless done={() => { close(); again(); }} />}</Unfold></div> : null}
    </section>
  );
}
