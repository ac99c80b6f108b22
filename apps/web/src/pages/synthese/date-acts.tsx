import type { ReactNode } from 'react';
import { ActForm, type Asked } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { OpenPollForm } from './open-poll.js';
import { CANCEL, type Meeting, MOVE, SET_DATE } from './queries.js';

const SLOT: readonly Asked[] = [{ name: 'startsAt', label: 'De', as: 'when' }, { name: 'endsAt', label: 'À', as: 'when' }, { name: 'place', label: 'Lieu', hint: 'Lu des seuls convoqués', as: 'line', optional: true },
  { name: 'reason', label: 'Motif', hint: 'D’un délai plus court que l’usage, ou d’un report', as: 'line', optional: true }];

/** Who convenes fixes the date, moves it, cancels it: each is told to everybody who sits there, without a word of content. */
export function DateActs({ meeting: { id, date, minutes, polls, seance }, again }: { meeting: Meeting; again: () => void }): ReactNode {
  if (minutes || seance.length > 0 || date?.fact === 'CANCELLED') return null;
  const of = { syntheseId: id };
  const end = (close: () => void) => (): void => { close(); again(); };
  return (
    <div className="acts">
      {date ? <Unfold name="Déplacer">{(close) => <ActForm mutation={MOVE} of={of} fields={SLOT} name="Déplacer la réunion" done={end(close)} />}</Unfold>
        : <Unfold name="Fixer la date">{(close) => <ActForm mutation={SET_DATE} of={of} fields={SLOT} name="Fixer la date" done={end(close)} />}</Unfold>}
      {date || polls.some(({ closed }) => closed === null) ? null : <Unfold name="Proposer des créneaux">{(close) => <OpenPollForm syntheseId={id} done={end(close)} />}</Unfold>}
      <Unfold name="Annuler la réunion">{(close) => <ActForm mutation={CANCEL} of={of} fields={[{ name: 'reason', label: 'Motif', hint: 'Lu des convoqués', as: 'text' }]} name="Annuler la réunion" done={end(close)} />}</Unfold>
    </div>
  );
}
