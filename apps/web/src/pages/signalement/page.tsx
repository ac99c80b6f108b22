/** One signalement, as far as it is told to who looks: its essential, its letter, what became of it, what may be done. */
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../graphql/use-ask.js';
import { ofSignalements } from '../../realtime/pointers.js';
import { useTitle } from '../../shell/title.js';
import { momentOf } from '../../words/dates.js';
import { GROUNDS, nameIn, STATES } from '../../words/signalement.js';
import { Zone } from '../../zone/zone.js';
import { Clocks } from '../../clock/clocks.js';
import { Acts } from './acts.js';
import { Essential } from './essential.js';
import { History } from './history.js';
import { LetterPieces } from './letter-pieces.js';
import { type Act, SIGNALEMENT, type SignalementData } from './queries.js';

export function Component(): ReactNode {
  useTitle('Signalement');
  const { id = '' } = useParams();
  const asked = useAsk(SIGNALEMENT, { id }, { when: ofSignalements });
  return <Zone asked={asked} of="du signalement" pick={({ signalement, signalementActs: acts }) => signalement && { signalement, acts }}>{({ signalement, acts }) => (
    <>
      <p className="crumb"><Link to="/signalements">Signalements</Link></p>
      <Opened signalement={signalement} acts={acts} again={asked.again} level="h1" />
    </>
  )}</Zone>;
}

interface Props { signalement: SignalementData; acts: readonly Act[]; again: () => void; level: 'h1' | 'h2' }

export function Opened({ signalement, acts, again, level: Heading }: Props): ReactNode {
  const { seal, state, urgency, route, ground, parquet, author, essential, deadlines, onDuty } = signalement;
  return (
    <>
      <div className="page-head"><Heading>{seal?.number ?? 'Signalement, brouillon'}</Heading>
        <p><span className="badge">{STATES[state] ?? state}</span> {urgency === 'URGENT' ? <strong className="danger">Urgent</strong> : null} {parquet.name}</p></div>
      <p>{route === 'DIRECT' ? 'Avis direct, pour gravité' : 'Du département'} · {author.professionnel.displayName}, {author.functionName}. {nameIn(GROUNDS, ground)}.</p>
      <div className="columns wide-left">
        <div>
          <Essential lines={essential} />
          {seal ? <p><a className="button" href={seal.letterPath} target="_blank" rel="noreferrer">Lire la lettre scellée (PDF, nouvel onglet)</a> <a className="button quiet" href={seal.receiptPath} download>Le reçu, qui prouve sans Cordée</a> {acts.includes('DEPOSITED') || state === 'SENT' ? <a className="button quiet" href={`/signalements/${signalement.id}/permanence.pdf`} target="_blank" rel="noreferrer">Feuille à imprimer, pour appeler la permanence</a> : null}</p> : null}
          <LetterPieces signalement={signalement} writes={acts.includes('REVISE')} again={again} title={Heading === 'h1' ? 'h2' : 'h3'} />
          <Acts signalement={signalement} acts={acts} again={again} />
        </div>
        <div><Clocks deadlines={deadlines} /><OnDuty onDuty={onDuty} /><History signalement={signalement} /></div>
      </div>
    </>
  );
}

/** Whom to call now, at the parquet that is seized. */
function OnDuty({ onDuty }: Pick<SignalementData, 'onDuty'>): ReactNode {
  if (onDuty.length === 0) return null;
  return <p>De permanence au parquet : {onDuty.map(({ id, phone, validTo, habilitation }) => <span key={id}><strong>{habilitation.professionnel.displayName}</strong>, {phone}, jusqu’au {momentOf(validTo)}. </span>)}</p>;
}
