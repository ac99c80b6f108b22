/** The family of a meeting: who is invited, by whom and how, or why not; what the child and the parents said before. Each by its kind: what is not yours is not here. */
import type { ReactNode } from 'react';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { useAsk } from '../../graphql/use-ask.js';
import { ofSyntheses } from '../../realtime/pointers.js';
import { dayOf } from '../../words/dates.js';
import { HEADINGS, MEANS, nameIn, VOICES } from '../../words/synthese.js';
import { Zone } from '../../zone/zone.js';
import { useLines } from '../seance/use-lines.js';

const FAMILY = graphql(`query FamilleDUneReunion($id: ID!) { synthese(id: $id) { id dossier { id liens { nature quality until personne { id givenNames surname } } }
  points { id position heading attends } seance { fact } minutes { number }
  family { id about personneId fact means informedAt accompanied reason writtenAt personne { givenNames surname } by { professionnel { displayName } } } } }`);
type Family = NonNullable<ResultOf<typeof FAMILY>['synthese']>;
type Step = Family['family'][number];
const RECORD = graphql('mutation NoterLaFamille($input: RecordFamilyInput!) { done: recordFamily(input: $input) { userErrors { code message field } } }');
const NOT_HEARD = graphql('mutation NoterQueLEnfantNEstPasEntendu($input: ExplainNotHeardInput!) { done: explainNotHeard(input: $input) { userErrors { code message field } } }');
const COLLECT = graphql('mutation RecueillirUnAvis($input: CollectOpinionInput!) { done: collectOpinion(input: $input) { userErrors { code message field } } }');
const HOLDERS = ['PARENTAL_AUTHORITY', 'GUARDIAN'];

export function FamilyPart({ id, may }: { id: string; may: boolean }): ReactNode {
  const asked = useAsk(FAMILY, { id }, { when: ofSyntheses });
  return <Zone asked={asked} of="de la famille" pick={(d) => d.synthese}>{(family) => <Known {...{ family, may }} again={asked.again} />}</Zone>;
}

interface Props { family: Family; may: boolean; again: () => void }

function Known({ family, may, again }: Props): ReactNode {
  const holders = (family.dossier?.liens ?? []).filter(({ nature, until, personne }) => HOLDERS.includes(nature) && !until && personne);
  const last = (personneId: string | null): Step | undefined => family.family.findLast((step) => step.personneId === personneId && step.fact !== 'NOT_HEARD');
  const unheard = family.family.findLast(({ fact }) => fact === 'NOT_HEARD');
  const acts = may && !family.minutes;
  if (!may && family.family.length === 0) return null;
  return (
    <section aria-labelledby="famille"><h2 id="famille">La famille</h2>
      <ul className="plain">
        {holders.map(({ personne, quality }) => <Member key={personne!.id} name={`${personne!.givenNames} ${personne!.surname}`} more={quality} personneId={personne!.id} step={last(personne!.id)} {...{ family, acts, again }} />)}
        <Member name="L’enfant" more="" personneId={null} step={last(null)} {...{ family, acts, again }} />
      </ul>
      {unheard ? <p>Avis de l’enfant non recueilli : {unheard.reason} <small>({unheard.by.professionnel.displayName}, {dayOf(unheard.writtenAt)})</small></p> : null}
      <Opinions {...{ family, again }} may={acts && family.seance.length === 0} />
      {acts && !unheard ? <Unfold name="L’avis de l’enfant n’est pas recueilli">{(close) => <ActForm mutation={NOT_HEARD} of={{ syntheseId: family.id }} name="Noter pourquoi" fields={[{ name: 'reason', label: 'Pourquoi', as: 'text' }]} done={() => { close(); again(); }} />}</Unfold> : null}
    </section>
  );
}

interface OfMember { name: string; more: string; personneId: string | null; step: Step | undefined; family: Family; acts: boolean; again: () => void }

function Member({ name, more, personneId, step, family, acts, again }: OfMember): ReactNode {
  const whom = personneId ? name : 'l’enfant';
  const of = { syntheseId: family.id, personneId };
  const end = (close: () => void) => (): void => { close(); again(); };
  return (
    <li><strong className="name">{name}</strong>{more ? <small>{more}</small> : null}
      <p>{step ? said(step) : 'Ni invité, ni motif.'}{step ? <small> {step.by.professionnel.displayName}, {dayOf(step.writtenAt)}</small> : null}</p>
      {acts ? <span className="acts">
        <Unfold name={`Inviter ${whom}`}>{(close) => <ActForm mutation={RECORD} of={{ ...of, accompanied: true }} name="Noter l’invitation" says="Chacun peut venir avec la personne de son choix (CASF L.223-1) : c’est ce qui lui est dit."
          fields={[{ name: 'means', label: 'Comment', as: 'choice', of: MEANS }, { name: 'informedAt', label: 'Quand', as: 'when' }]} done={end(close)} />}</Unfold>
        <Unfold name={`Ne pas inviter ${whom}`}>{(close) => <ActForm mutation={RECORD} of={of} name="Noter pourquoi" fields={[{ name: 'reason', label: 'Pourquoi', as: 'text' }]} done={end(close)} />}</Unfold>
      </span> : null}
    </li>
  );
}

const said = ({ fact, means, informedAt, accompanied, reason }: Step): string =>
  (fact === 'NOT_INVITED' ? `Non invité : ${reason}` : `Invité ${nameIn(MEANS, means ?? '')}${informedAt ? `, le ${dayOf(informedAt)}` : ''}${accompanied ? ', avec la personne de son choix' : ''}.`);

/** Asked before the meeting, written without a pen: lines of its minutes, read as their point is. */
function Opinions({ family, may, again }: Props): ReactNode {
  const lines = useLines(family.id);
  const points = family.points.filter(({ attends }) => attends).map(({ id, position, heading }) => [id, `${position}. ${nameIn(HEADINGS, heading)}`] as const);
  const opinions = (lines.data ?? []).filter((line) => line.__typename === 'MinuteLine' && line.type === 'AVIS');
  return (
    <>
      {opinions.map((line) => (line.__typename === 'MinuteLine' ? <blockquote key={line.id} className="opinion"><p className="body">{line.body}</p><p className="meta">{nameIn(VOICES, line.voice)}, recueilli par {line.author.professionnel.displayName} avant la réunion</p></blockquote> : null))}
      {may && points.length > 0 ? <Unfold name="Écrire un avis recueilli avant la réunion">{(close) => <ActForm mutation={COLLECT} of={{}} name="Écrire cet avis" says="Lu de qui assiste au point ; il figurera au compte rendu."
        fields={[{ name: 'voice', label: 'De qui', as: 'choice', of: VOICES.filter(([code]) => code !== 'PROFESSIONNEL') }, { name: 'pointId', label: 'Sur quel point', as: 'choice', of: points }, { name: 'body', label: 'Tel qu’il fut dit', as: 'text' }]} done={() => { close(); lines.again(); again(); }} />}</Unfold> : null}
    </>
  );
}
