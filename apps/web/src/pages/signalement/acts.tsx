/** What one may do of it now, as the server says: each act by its form. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { useMe } from '../../shell/me.js';
import { ANSWERS } from '../../words/signalement.js';
import { momentOf } from '../../words/dates.js';
import { ACKNOWLEDGE, type Act, ANSWER, ASK_COMPLEMENT, DEPOSIT, JUDGMENT, PARENTS_TIMING, RECEIPT, SEND_COMPLEMENT, type SignalementData, TELL_AUTHOR, TELL_PARENTS, TRANSMIT } from './queries.js';
import { Seal } from './seal.js';

const REACHES = [['DEPARTEMENT', 'Au département'], ['AUTHOR', 'À l’auteur']] as const;
type Draw = (signalement: SignalementData, done: () => void) => ReactNode;

const judged = (judgment: string): Draw => ({ id }, done) => <ActForm mutation={JUDGMENT} of={{ signalementId: id, judgment }} name="Inscrire" done={done} fields={[{ name: 'judgedAt', label: 'Décidé le', as: 'when' }, { name: 'told', label: 'Ce qui est décidé', as: 'text' }]} />;

const FORMS: Readonly<Partial<Record<Act, readonly [name: string, draw: Draw]>>> = {
  SEAL: ['Relire et sceller', ({ id }, done) => <Seal id={id} done={done} />],
  SENT: ['Transmettre au parquet', ({ id, parquet }, done) => <ActForm mutation={TRANSMIT} of={{ signalementId: id }} fields={[]} name="Transmettre maintenant" says={`À ${parquet.name}. Ses magistrats le lisent aussitôt ; un accusé de réception est attendu.`} done={done} />],
  DEPOSITED: ['Remettre le paquet à un parquet qui ne se connecte pas', ({ id }, done) => <><p><a className="button" href={`/signalements/${id}/paquet.zip`} download>Télécharger le paquet (lettre, pièces, empreintes, sceau)</a></p>
    <ActForm mutation={DEPOSIT} of={{ signalementId: id }} name="Inscrire la remise" done={done} fields={[{ name: 'depositedAt', label: 'Remis le', as: 'when' }, { name: 'means', label: 'Par quelle voie', hint: 'PLEX et le numéro du dépôt, remise contre récépissé…', as: 'line' }]} /></>],
  RECEIPT_RECORDED: ['Constater la réception du paquet', ({ id }, done) => <ActForm mutation={RECEIPT} of={{ signalementId: id }} name="Constater" done={done} fields={[{ name: 'receivedAt', label: 'Reçu le', as: 'when' }, { name: 'parquetReference', label: 'Référence donnée par le parquet', as: 'line' }]} />],
  PROVISIONAL_RULED: ['Inscrire une mesure provisoire du juge', judged('PROVISIONAL')],
  PROVISIONAL_EXTENDED: ['Inscrire une prolongation', judged('EXTENSION')],
  MERITS_RULED: ['Inscrire la décision du juge au fond', judged('MERITS')],
  ACKNOWLEDGED: ['Accuser réception', ({ id }, done) => <ActForm mutation={ACKNOWLEDGE} of={{ signalementId: id }} name="Accuser réception" says="Daté, sous votre nom, vu de l’auteur et du département aussitôt. Cela n’engage à rien d’autre." done={done}
    fields={[{ name: 'parquetNumber', label: 'Numéro du parquet', as: 'line' }]} />],
  ANSWERED: ['Répondre', ({ id }, done) => <ActForm mutation={ANSWER} of={{ signalementId: id }} name="Enregistrer la réponse" done={done}
    fields={[{ name: 'answer', label: 'Réponse', as: 'choice', of: ANSWERS }, { name: 'decidedAt', label: 'Décidé le', as: 'when' }, { name: 'told', label: 'Ce que le département en lira', hint: 'L’auteur direct ne le lit pas ; ce qui reste judiciaire ne s’écrit pas ici', as: 'text' }]} />],
  AUTHOR_TOLD: ['Informer l’auteur', ({ id }, done) => <ActForm mutation={TELL_AUTHOR} of={{ signalementId: id }} name="Informer l’auteur" done={done} fields={[{ name: 'told', label: 'Ce que l’auteur en lira', as: 'text' }]} />],
  COMPLEMENT_ASKED: ['Demander un complément', ({ id }, done) => <ActForm mutation={ASK_COMPLEMENT} of={{ signalementId: id }} name="Demander" done={done} fields={[{ name: 'of', label: 'À qui', as: 'choice', of: REACHES }, { name: 'question', label: 'Question', as: 'text' }]} />],
  COMPLEMENT_SENT: ['Transmettre un complément', ({ id, steps }, done) => <ActForm mutation={SEND_COMPLEMENT} of={{ signalementId: id }} name="Transmettre ce complément" done={done}
    fields={[...pendingOf(steps), { name: 'complement', label: 'Complément', hint: 'Ce qui est scellé ne change pas', as: 'text' }]} />],
  PARENTS_TIMING: ['Fixer quand informer les parents', ({ id }, done) => <ActForm mutation={PARENTS_TIMING} of={{ signalementId: id }} name="Fixer" done={done} fields={[{ name: 'from', label: 'À partir du', as: 'when' }, { name: 'why', label: 'Pourquoi', as: 'text' }]} />],
  PARENTS_TOLD: ['Inscrire que les parents sont informés', ({ id }, done) => <ActForm mutation={TELL_PARENTS} of={{ signalementId: id }} name="Inscrire" says="Par écrit, que l’autorité judiciaire est saisie (CASF L.226-5, al. 3)." done={done}
    fields={[{ name: 'toldAt', label: 'Le', as: 'when' }, { name: 'how', label: 'Comment', as: 'line' }]} />],
};

/** A key brings to the button of these: an act is done by its form. */
const KEYS: Readonly<Partial<Record<Act, string>>> = { ACKNOWLEDGED: 'a', ANSWERED: 'd', COMPLEMENT_ASKED: 'c' };

/** Of a parquet that does not connect, the département reports what it says: the same acts, under another name. */
const REPORTED: Readonly<Partial<Record<Act, string>>> = {
  ANSWERED: 'Rapporter la réponse du parquet', COMPLEMENT_ASKED: 'Rapporter une demande du parquet', PARENTS_TIMING: 'Rapporter ce que le parquet fixe pour les parents',
};

/** The questions that wait for an answer, and none of them. */
function pendingOf(steps: SignalementData['steps']): { name: string; label: string; as: 'choice'; of: (readonly [string, string])[] }[] {
  const pending = steps.filter(({ id, fact }) => fact === 'COMPLEMENT_ASKED' && !steps.some((step) => step.askedId === id));
  if (pending.length === 0) return [];
  return [{ name: 'askedId', label: 'En réponse à', as: 'choice', of: [...pending.map(({ id, at }) => [id, `La demande du ${momentOf(at)}`] as const), ['', 'Aucune demande']] }];
}

export function Acts({ signalement, acts, again }: { signalement: SignalementData; acts: readonly Act[]; again: () => void }): ReactNode {
  const { me: { desks } } = useMe();
  const names = desks.includes('PARQUET') ? {} : REPORTED;
  return (
    <div className="acts">
      {acts.includes('REVISE') ? <p><Link className="button" to={`/signalements/${signalement.id}/lettre`}>Modifier la lettre</Link></p> : null}
      {acts.map((act) => {
        const [name, draw] = FORMS[act] ?? [];
        return name && draw ? <Unfold key={act} name={names[act] ?? name} keys={KEYS[act]}>{(close) => draw(signalement, () => { close(); again(); })}</Unfold> : null;
      })}
    </div>
  );
}
