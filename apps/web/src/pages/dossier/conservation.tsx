/** How long this dossier is kept, what follows from closing or reopening it, and what was done: for whoever answers for it. */
import type { ReactNode } from 'react';
import { Life } from '../../clock/life.js';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { useAsk } from '../../graphql/use-ask.js';
import { about } from '../../realtime/pointers.js';
import { articleOf, durationOf, FACTS, standingIn } from '../../words/conservation.js';
import { momentOf, shortDayOf } from '../../words/dates.js';
import { Zone } from '../../zone/zone.js';
import { HOLD, LIST, OF_ONE, RELEASE, REOPEN, STRIKE, type ConservationData, type TermsData } from '../conservation/queries.js';
import { Close } from './close.js';

export function Conservation({ id, changed }: { id: string; changed: () => void }): ReactNode {
  const asked = useAsk(OF_ONE, { id }, { when: about(id) });
  return (
    <Zone asked={asked} of="de la conservation" pick={(d) => d.dossier?.conservation && { kept: d.dossier.conservation, terms: d.retentionTerms }}>{({ kept, terms }) => (
      <>
        <h2>Conservation</h2>
        <Life kept={kept} />
        <p className={kept.held ? 'notice' : undefined}>{standingIn(kept)}</p>
        {kept.term ? <p>{kept.term.name} : {durationOf(kept.term)}.<small>{articleOf(kept.term)}</small></p> : null}
        <Acts id={id} kept={kept} terms={terms} done={() => { asked.again(); changed(); }} />
        <History steps={kept.steps} />
      </>
    )}</Zone>
  );
}

const WHY = [{ name: 'reason', label: 'Pourquoi', hint: 'Gardé scellé, avec le dossier.', as: 'text' }] as const;

function Acts({ id, kept: { closed, held, listed, past }, terms, done }: { id: string; kept: ConservationData; terms: TermsData; done: () => void }): ReactNode {
  const of = { dossierId: id };
  const reasoned = (name: string, mutation: typeof HOLD | typeof RELEASE | typeof REOPEN | typeof STRIKE, act: string, says: string): ReactNode =>
    <Unfold name={name}>{(close) => <ActForm mutation={mutation} of={of} fields={WHY} name={act} says={says} done={() => { close(); done(); }} />}</Unfold>;
  return (
    <div className="acts">
      {closed ? reasoned('Rouvrir le dossier', REOPEN, 'Rouvrir', 'La durée cesse de courir, et le dossier quitte son bordereau. Clos de nouveau, elle recommencera.') : <Unfold name="Clore le dossier">{(close) => <Close id={id} terms={terms} done={() => { close(); done(); }} />}</Unfold>}
      {held ? reasoned('Lever le gel', RELEASE, 'Lever le gel', 'La durée et le terme reprennent. Le dossier ne revient pas de lui-même au bordereau.')
        : reasoned('Geler pour la justice', HOLD, 'Geler', 'Rien n’en sera détruit tant que le gel n’est pas levé (C. patrimoine L.212-2). S’il est au bordereau, il le quitte aussitôt, avec son visa.')}
      {closed && past && !held && !listed ? (
        <Unfold name="Proposer à l’élimination">{(close) => <ActForm mutation={LIST} of={of} name="Proposer" done={() => { close(); done(); }}
          says="Aux archives départementales, qui donnent ou refusent leur visa (C. patrimoine L.212-2, L.212-3, R.212-14). Rien n’est détruit par cet acte. Une autre personne enregistrera le visa."
          fields={[{ name: 'bordereau', label: 'Bordereau', hint: 'L’année et son rang, AAAA-N (par exemple 2028-3).', as: 'line' }]} />}</Unfold>
      ) : null}
      {listed ? reasoned('Retirer du bordereau', STRIKE, 'Retirer', 'Les archives le gardent, ou quelqu’un le demande. Il pourra être proposé de nouveau.') : null}
    </div>
  );
}

function History({ steps }: { steps: ConservationData['steps'] }): ReactNode {
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="conserve"><h3 id="conserve">Ce qui fut fait</h3>
      <ol className="history">{steps.map(({ id, fact, at, reason, bordereau, visaNumber, visaOn, by }) => (
        <li key={id}><strong>{FACTS[fact] ?? fact}</strong>{bordereau ? `, bordereau ${bordereau}` : ''}{visaNumber && visaOn ? `, visa n° ${visaNumber} du ${shortDayOf(visaOn)}` : ''}
          <small><time dateTime={at}>{momentOf(at)}</time> · {by.professionnel.displayName}, {by.functionName}</small>{reason ? <p className="body">{reason}</p> : null}</li>
      ))}</ol>
    </section>
  );
}
