/** One information préoccupante, as much of it as is open to this reader. */
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { Unfold } from '../../form/unfold.js';
import { useAsk } from '../../graphql/use-ask.js';
import { Joined } from '../../pieces/joined.js';
import { about } from '../../realtime/pointers.js';
import { edgeOf, Mark, useKind } from '../../secrecy/mark.js';
import { useMe } from '../../shell/me.js';
import { useTitle } from '../../shell/title.js';
import { birthOf, momentOf } from '../../words/dates.js';
import { Zone } from '../../zone/zone.js';
import { STATE_NAMES } from '../intakes/states.js';
import { Acts } from './acts.js';
import { Clocks } from '../../clock/clocks.js';
import { Evaluation } from './evaluation.js';
import { type Answer, attachedOf, INTAKE, type IntakeData } from './queries.js';
import { Qualify } from './qualify.js';
import { SecondLook } from './second-look.js';
import { Steps } from './steps.js';

export function Component(): ReactNode {
  useTitle('Information préoccupante');
  const { id = '' } = useParams();
  const asked = useAsk(INTAKE, { id }, { when: about(id) });
  return <Zone asked={asked} of="de l’information préoccupante" pick={({ informationPreoccupante: intake, ...rest }) => intake && { intake, ...rest }}>{(found) => <Opened {...found} again={asked.again} />}</Zone>;
}

interface Props extends Pick<Answer, 'intakeActs' | 'headings'> { intake: IntakeData; again: () => void }

function Opened({ intake, intakeActs, headings, again }: Props): ReactNode {
  const children = attachedOf(intake);
  const { me: { desks } } = useMe();
  const { number, state, receivedAt, graveDanger, mineurs, elements, parents, qualifications, attachments } = intake;
  return (
    <>
      <p className="crumb"><Link to="/ip">Informations préoccupantes</Link></p>
      <div className="page-head"><h1>{number}</h1>
        <p>{STATE_NAMES[state] ?? state}, reçue le {momentOf(receivedAt)} {graveDanger ? <strong className="danger">Danger grave signalé</strong> : null}</p></div>
      <Steps state={state} />
      <Clocks deadlines={intake.deadlines} />
      <Qualification intake={intake} open={intakeActs.includes('QUALIFY')} again={again} />
      <Acts acts={intakeActs} intake={intake} children={children} headings={headings} done={again} />
      {state === 'RECEIVED' || !desks.includes('SIGNALEMENTS') || !children[0] ? null : <p><Link className="button danger-button" to={`/signalements/nouveau?dossier=${children[0].dossierId}`}>Saisir l’autorité judiciaire</Link></p>}
      {intake.evaluation ? <Evaluation evaluation={intake.evaluation} children={children} headings={headings} writes={state === 'IN_EVALUATION' && intakeActs.includes('CONTRIBUTE')} again={again} /> : null}
      <div className="columns wide-left">
        <section aria-labelledby="elements"><h2 id="elements">Ce qui est rapporté</h2>{elements.map((element) => <Element key={element.id} element={element} />)}
          {elements.length === 0 ? <p className="empty">Rien de ce qui est rapporté ne vous est ouvert.</p> : null}</section>
        <div>
          <section aria-labelledby="enfants"><h2 id="enfants">Enfants du foyer</h2><ul className="plain">{mineurs.map((m) => {
            const dossier = attachments.find((a) => a.mineurId === m.id)?.dossier;
            return <li key={m.id}><span className="name">{m.givenNames} {m.surname}</span>{m.birthDate ? `, né(e) le ${birthOf(m.birthDate)}` : ''}<small>{m.place === 'TARGETED' ? 'visé' : 'vit au foyer'}{m.whereabouts ? ` · ${m.whereabouts}` : ''}</small>{dossier ? <Link to={`/dossiers/${dossier.id}`}>Ouvrir le dossier</Link> : null}</li>;
          })}</ul></section>
          <section aria-labelledby="parents"><h2 id="parents">Parents informés</h2><ul className="plain">{parents.map((p) => <li key={p.id}><span className="name">{p.person}</span><small>{p.exception === 'NONE' ? `le ${momentOf(p.informedAt)}` : 'exception motivée'} · {p.announced}</small></li>)}</ul></section>
          {intake.suites.length + intake.retours.length > 0 ? <section aria-labelledby="suites"><h2 id="suites">Suites</h2><ul className="plain">
            {intake.suites.map((suite) => <li key={suite.id}>{STATE_NAMES[suite.outcome] ?? 'complément demandé'}, le {momentOf(suite.decidedAt)}{suite.by ? `, par ${suite.by.professionnel.displayName}` : ''}<small>{suite.reason}</small></li>)}
            {intake.retours.map((retour) => <li key={retour.id}>Retour du {momentOf(retour.givenAt)}<small>{retour.sentence}</small></li>)}
            {intake.cloture ? <li>Close le {momentOf(intake.cloture.closedAt)}</li> : null}</ul></section> : null}
          <section aria-labelledby="qualifications"><h2 id="qualifications">Qualification</h2><ul className="plain">{qualifications.map((q) => <li key={q.id}>{STATE_NAMES[q.outcome] ?? q.outcome}, {q.by?.professionnel.displayName ?? 'par la cellule'}<small>{q.reason}{q.secondRegard ? ` · second regard : ${q.secondRegard.agrees ? 'd’accord' : 'pas d’accord'}` : ' · second regard attendu'}</small></li>)}</ul></section>
        </div>
      </div>
    </>
  );
}

/** What is to be done with it now: propose, or look at what another proposed. */
function Qualification({ intake: { id, mineurs, qualifications }, open, again }: { intake: IntakeData; open: boolean; again: () => void }): ReactNode {
  const waiting = qualifications.find((q) => !q.secondRegard);
  if (waiting) return <Unfold name="Porter le second regard">{(close) => <SecondLook qualificationId={waiting.id} urgent={waiting.urgent} minors={mineurs} done={() => { close(); again(); }} />}</Unfold>;
  if (!open) return null;
  return <Unfold name="Qualifier">{(close) => <Qualify id={id} minors={mineurs} done={() => { close(); again(); }} />}</Unfold>;
}

function Element({ element: { kind, detail, body, writtenAt, pieces } }: { element: IntakeData['elements'][number] }): ReactNode {
  return <article className={edgeOf(useKind(kind).mark)}><p className="meta"><Mark kind={kind} summary={detail === 'SUMMARY'} /> <time dateTime={writtenAt}>{momentOf(writtenAt)}</time></p><p className="body">{body}</p><Joined pieces={pieces} from="/pieces/recueil" title="h3" /></article>;
}
