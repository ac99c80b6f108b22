/** Two minutes, phone in hand: who, what was said, where the child is, whether it can wait. */
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'react-router';
import { Begun, type BegunBefore, Kept, Resumed } from '../../form/begun.js';
import { useEbauche } from '../../form/use-ebauche.js';
import { useAct } from '../../graphql/use-act.js';
import { useTitle } from '../../shell/title.js';
import { momentOf } from '../../words/dates.js';
import { Faults } from '../../zone/faults.js';
import { Children } from './children.js';
import { emptyDraft, inputOf, type Draft } from './draft.js';
import { Facts } from './facts.js';
import { InformantPart } from './informant.js';
import { Parents } from './parents.js';
import { REPORT, type Receipt } from './queries.js';
import { WithPieces } from './with-pieces.js';

const RECUEIL = { form: 'RECUEIL', aboutId: null } as const;

export function Component(): ReactNode {
  useTitle('Recueil');
  return <Begun {...RECUEIL}>{(begun) => <Report begun={begun} />}</Begun>;
}

function Report({ begun }: { begun: BegunBefore }): ReactNode {
  const ebauche = useEbauche<Draft>(RECUEIL, begun, emptyDraft);
  const draft = ebauche.value;
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  // The same key for each attempt: a double click, or a retry, transmits once.
  const key = useRef(crypto.randomUUID());
  const { act, pending, faults } = useAct(REPORT, (d) => d.reportInformationPreoccupante, ({ accuse }) => { ebauche.sent(); setReceipt(accuse); });
  if (receipt) return <Given receipt={receipt} />;
  const change = (part: Partial<Draft>): void => ebauche.change((now) => ({ ...now, ...part }));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void act({ input: inputOf(draft, key.current) });
  };
  return (
    <form className="form" onSubmit={send}>
      <div className="page-head"><p className="crumb"><Link to="/ip">Informations préoccupantes</Link></p><h1>Recueillir une information préoccupante</h1></div>
      <Resumed ebauche={ebauche} />
      <p className={draft.graveDanger ? 'grave-choice chosen' : 'grave-choice'}>
        <label><input type="checkbox" checked={draft.graveDanger} onChange={(e) => change({ graveDanger: e.target.checked })} /> <strong>Danger grave et immédiat</strong>. La cellule l’examine aussitôt. Si un enfant est en danger maintenant, appelez d’abord le 17 ou le 119.</label>
      </p>
      <Children value={draft.children} change={(children) => change({ children })} />
      <Facts value={draft.facts} change={(facts) => change({ facts })} />
      <Parents value={draft.informed} change={(informed) => change({ informed })} />
      <InformantPart value={draft.informant} change={(informant) => change({ informant })} />
      <Faults faults={faults} />
      <Button type="submit" className="button primary big" isPending={pending}>Transmettre à la cellule</Button>
      <Kept ebauche={ebauche} />
      <p className="hint">Vous recevez aussitôt un accusé de réception daté. Les pièces se joignent ensuite, sur la même page.</p>
    </form>
  );
}

function Given({ receipt: { number, givenAt, elements } }: { receipt: Receipt }): ReactNode {
  return (
    <>
      <section className="receipt" role="status">
        <h1>Transmise à la cellule</h1>
        <p>Information préoccupante <strong>{number}</strong>, reçue le {momentOf(givenAt)}.</p>
        <p>La cellule l’analyse. Vous serez informé des suites (CASF L.226-5), sans leur contenu.</p>
        <p><Link className="button" to="/ip">Voir mes transmissions</Link></p>
      </section>
      <WithPieces elements={elements} />
    </>
  );
}
