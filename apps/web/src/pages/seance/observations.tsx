/** What is observed of a draft, beside the line or the point that it is of: whose, and what was answered. What is not yours is noticed, and no more. */
import type { ReactNode } from 'react';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { Why } from '../../secrecy/why.js';
import { momentOf } from '../../words/dates.js';
import { type Line, OBSERVE, type Observed, REPLY } from './queries.js';

/** `may`: whether one observes still; `answers`: whether one answers, by who convenes or with the pen. `lines`: those of the point, as they stand. */
export interface OfDraft { observed: readonly Observed[]; lines: readonly Line[]; may: boolean; answers: boolean; again: () => void }
interface Props extends OfDraft { pointId: string; lineId: string | null; of: string }

/** Of a point, besides those of its lines as they stand: an observation of a line that was corrected since is there. */
export function Observations({ observed, lines, may, answers, again, pointId, lineId, of }: Props): ReactNode {
  const standing = new Set(lines.map(({ id }) => id));
  const here = observed.filter((o) => o.pointId === pointId && (lineId ? o.lineId === lineId : !o.lineId || !standing.has(o.lineId)));
  return (
    <>
      {here.length > 0 ? <ul className="plain observations" aria-label={`Observations sur ${of}`}>{here.map((o) => <Row key={o.id} one={o} {...{ lines, answers, again }} />)}</ul> : null}
      {may ? <Unfold name={`Observer ${of}`}>{(close) => <ActForm mutation={OBSERVE} of={{ pointId, lineId }} name="Dire cette observation" says="Lue de qui lit ce dont elle parle ; elle reste avec le compte rendu."
        fields={[{ name: 'body', label: 'Votre observation', as: 'text' }]} done={() => { close(); again(); }} />}</Unfold> : null}
    </>
  );
}

function Row({ one, lines, answers, again }: Pick<Props, 'lines' | 'answers' | 'again'> & { one: Observed }): ReactNode {
  if (one.__typename === 'ReservedObservation') return <li className="reserved">Observation réservée <Why type="Observation" id={one.id} of="cette observation" /></li>;
  const { id, body, by, writtenAt, answer } = one;
  const since = lines.filter((line) => line.__typename === 'MinuteLine' && line.writtenAt >= writtenAt).map((line) => [line.id, `Retenue, par la ligne n° ${line.seq}`] as const);
  return (
    <li className="observation">
      <p className="body">{body}</p>
      <p className="meta">{by.professionnel.displayName}, {momentOf(writtenAt)}</p>
      {answer ? <p className="answered"><strong>{answer.outcome === 'RETAINED' ? 'Retenue' : 'Non retenue'}</strong>{answer.words ? ` : ${answer.words}` : ''} <span className="meta">{answer.by.professionnel.displayName}, {momentOf(answer.at)}</span></p>
        : answers ? <Unfold name="Répondre à cette observation">{(close) => <ActForm mutation={REPLY} of={{ observationId: id }} name="Répondre" says="Retenue, écrivez ou corrigez d’abord la ligne qui le dit. Non retenue, dites pourquoi."
          fields={[{ name: 'lineId', label: 'Ce qui en est fait', as: 'choice', of: [['', 'Non retenue'], ...since] }, { name: 'words', label: 'Votre réponse', as: 'text', optional: true }]} done={() => { close(); again(); }} />}</Unfold>
          : <p className="meta">Aucune réponse encore.</p>}
    </li>
  );
}
