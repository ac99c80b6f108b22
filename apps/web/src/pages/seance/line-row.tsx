import type { ReactNode } from 'react';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { LINES_AND_OPINIONS, nameIn, VOICES } from '../../words/synthese.js';
import { birthOf, hourOf } from '../../words/dates.js';
import { LinePieces } from './line-pieces.js';
import { Observations, type OfDraft } from './observations.js';
import { CORRECT_LINE, type Line, WITHDRAW_LINE } from './queries.js';

interface Props { line: Line; may: boolean; convenes: boolean; frozen: boolean; again: () => void; draft: OfDraft }

/** What is reserved is numbered for everybody and says nothing of whose words it is, nor how long. */
export function LineRow({ line, may, convenes, frozen, again, draft }: Props): ReactNode {
  if (line.__typename === 'ReservedLine') {
    return <li className="reserved">{line.isDecision ? 'Décision réservée' : 'Ligne réservée'} <span className="number">n° {line.seq}</span><Observations {...draft} may={false} pointId={line.pointId} lineId={line.id} of={`la ligne n° ${line.seq}`} /></li>;
  }
  const writes = may && ((line.type !== 'DECISION' && line.type !== 'ACTION') || convenes);
  const { id, type, voice, body, speaker, author, nature, writtenAt, owner, dueOn, indicator } = line;
  const end = (close: () => void) => (): void => { close(); again(); };
  const whose = speaker?.professionnel.displayName ?? (voice === 'PROFESSIONNEL' ? null : nameIn(VOICES, voice));
  return (
    <li className={`line line-${type.toLowerCase()}`}>
      <p><strong>{nameIn(LINES_AND_OPINIONS, type)}</strong>{whose ? <> · {whose}</> : null}</p>
      <p className="body">{body}</p>
      {owner && dueOn ? <p>{owner.professionnel.displayName}, pour le {birthOf(dueOn)}{indicator ? ` ; on le verra à : ${indicator}` : ''}</p> : null}
      <p className="meta">{author.professionnel.displayName}, {hourOf(writtenAt)}{nature === 'CORRECTED' ? ' · corrigée' : ''}</p>
      <LinePieces line={line} writes={writes && line.kind !== 'MED'} frozen={frozen} again={again} />
      {writes ? <div className="acts">
        <Unfold name="Corriger">{(close) => <ActForm mutation={CORRECT_LINE} of={{ lineId: id, type }} name="Corriger la ligne" says="La ligne d’avant reste, sous son engagement." fields={[{ name: 'body', label: 'Ce qui est juste', as: 'text' }]} done={end(close)} />}</Unfold>
        {type === 'DECISION' ? null : <Unfold name="Retirer">{(close) => <ActForm mutation={WITHDRAW_LINE} of={{ lineId: id }} name="Retirer la ligne" says="Elle ne sera plus lue ; son engagement reste." fields={[]} done={end(close)} />}</Unfold>}
      </div> : null}
      <Observations {...draft} pointId={line.pointId} lineId={id} of={`la ligne n° ${line.seq}`} />
    </li>
  );
}
