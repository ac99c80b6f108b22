/** What one may do of it now, as the server says: each act by its form. */
import type { ReactNode } from 'react';
import { ActForm, type Asked } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { APPRAISALS, MEETINGS, REFUSALS, RETOUR_MEANS, STAGES, VOICES } from '../../words/evaluation.js';
import { MEANS } from '../../words/prior-information.js';
import { Contribute } from './contribute.js';
import { Decide } from './decide.js';
import { type Act, type Attached, CLOSE, EVALUATE, type Headings, INFORM, type IntakeData, MEET, RETOUR } from './queries.js';
import { Report } from './report.js';

interface What { intake: IntakeData; children: readonly Attached[]; headings: Headings; done: () => void }
type Draw = (what: What) => ReactNode;

const childOf = (children: readonly Attached[]): Asked => ({ name: 'dossierId', label: 'Enfant', as: 'choice', of: children.map(({ dossierId, name }) => [dossierId, name] as const) });
const of = ({ id }: IntakeData): Record<string, string> => ({ informationPreoccupanteId: id });
const within = ({ evaluation }: IntakeData): Record<string, string> => ({ evaluationId: evaluation!.id });

/** To qualify has its own place: it may wait for another person's look. */
const FORMS: Readonly<Record<Exclude<Act, 'QUALIFY'>, readonly [name: string, draw: Draw]>> = {
  EVALUATE: ['Confier l’évaluation', ({ intake, done }) => <ActForm mutation={EVALUATE} of={of(intake)} name="Confier l’évaluation" says="De tous les mineurs du foyer, par deux professionnels au moins, que vous admettez à chaque dossier avec cette mission (CASF D.226-2-5)." fields={[]} done={done} />],
  INFORM: ['Inscrire qu’un titulaire est informé', ({ intake, children, done }) => <>{children.map(({ dossierId, name, holders }) => <Unfold key={dossierId} name={`Pour ${name}`}>{(close) => <ActForm mutation={INFORM} of={{ ...within(intake), dossierId }} name="Inscrire" done={() => { close(); done(); }}
    fields={[{ name: 'stage', label: 'De quoi', as: 'choice', of: STAGES }, { name: 'personneId', label: 'Qui', as: 'choice', of: [...holders, ['', 'L’enfant lui-même']] }, { name: 'means', label: 'Comment', as: 'choice', of: MEANS }, { name: 'informedAt', label: 'Le', as: 'when' }, { name: 'announced', label: 'Ce qui a été annoncé', as: 'text' }]} />}</Unfold>)}</>],
  MEET: ['Inscrire une rencontre', ({ intake, children, done }) => <ActForm mutation={MEET} of={within(intake)} name="Inscrire cette rencontre" done={done}
    fields={[childOf(children), { name: 'meeting', label: 'Comment', as: 'choice', of: MEETINGS }, { name: 'metAt', label: 'Le', as: 'when' }, { name: 'account', label: 'Circonstances, ou motif', as: 'text' }]} />],
  CONTRIBUTE: ['Écrire une contribution', ({ intake, children, headings, done }) => <Contribute evaluationId={intake.evaluation!.id} children={children} headings={headings} voices={VOICES} appraisals={APPRAISALS} done={done} />],
  REPORT: ['Préparer le rapport', ({ intake, children, done }) => <Report evaluationId={intake.evaluation!.id} children={children} done={done} />],
  DECIDE: ['Décider de la suite', ({ intake, children, done }) => <Decide intakeId={intake.id} children={children} done={done} />],
  TELL: ['Répondre à qui a transmis', ({ intake, done }) => <ActForm mutation={RETOUR} of={of(intake)} name="Répondre" says="La phrase est celle que la loi permet à sa qualité et à ce moment (CASF L.226-5, D.226-2-8) : elle ne s’écrit pas." done={done}
    fields={[{ name: 'means', label: 'Comment', as: 'choice', of: RETOUR_MEANS }, { name: 'refusal', label: 'Refuser de répondre', as: 'choice', of: REFUSALS }, { name: 'motive', label: 'Motif d’un refus', hint: 'Lu de la cellule seule', as: 'line', optional: true }]} />],
  CLOSE: ['Clore', ({ intake, done }) => <ActForm mutation={CLOSE} of={of(intake)} name="Clore" says="Tout ce qui en était dû est fait." fields={[]} done={done} />],
};

export function Acts({ acts, ...what }: What & { acts: readonly Act[] }): ReactNode {
  return <div className="acts">{acts.filter((act) => act !== 'QUALIFY').map((act) => <Unfold key={act} name={FORMS[act][0]}>{(close) => FORMS[act][1]({ ...what, done: () => { close(); what.done(); } })}</Unfold>)}</div>;
}
