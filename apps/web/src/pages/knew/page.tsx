/** « Qui savait quoi, le … » : asked of one child at one instant, by those who answer for the secret of the dossier. Its asking is journalled. */
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useParams } from 'react-router';
import { Field } from '../../form/field.js';
import { useAsk } from '../../graphql/use-ask.js';
import { useMe } from '../../shell/me.js';
import { useTitle } from '../../shell/title.js';
import { serverNow } from '../../words/dates.js';
import { fromLocal, toLocal } from '../../words/local-time.js';
import { Zone } from '../../zone/zone.js';
import { Answer } from './answer.js';
import { KNEW } from './queries.js';

interface Question { id: string; at: string; since: string | null }
/** Like an address that is not there, without asking for it. */
const NOTHING = { data: {}, error: undefined, again: () => undefined };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function Component(): ReactNode {
  useTitle('Qui savait quoi');
  const { id = '' } = useParams();
  const { me: { desks } } = useMe();
  const [dossier, setDossier] = useState(id);
  const [at, setAt] = useState(() => toLocal(serverNow().toISOString()));
  const [since, setSince] = useState('');
  const [question, setQuestion] = useState<Question | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const head = <div className="page-head"><h1>Qui savait quoi</h1>{desks.includes('VERIFYING') ? <p>D’un enfant, à un instant passé : quels messages et quels écrits existaient, qui pouvait les lire, à quel titre, et qui les avait ouverts. Rien de ce qu’ils disent. La question est inscrite au journal.</p> : null}</div>;
  if (!desks.includes('VERIFYING')) return <>{head}<Zone asked={NOTHING} of="" pick={() => null}>{() => null}</Zone></>;
  const ask = (): void => {
    const [instant, beginning] = [fromLocal(at), since ? fromLocal(since) : null];
    const wrong = !UUID.test(dossier.trim()) ? 'Le numéro du dossier est celui de son adresse : trente-six signes, dont quatre tirets.' : !instant || (since && !beginning) ? 'Dites un jour et une heure entiers.' : null;
    setFault(wrong);
    setQuestion(wrong || !instant ? null : { id: dossier.trim(), at: instant, since: beginning });
  };
  return (
    <>
      {head}
      <form className="form asking" onSubmit={(event) => { event.preventDefault(); ask(); }}>
        {id ? null : <Field label="Numéro du dossier" hint="Celui de son adresse." value={dossier} change={setDossier} />}
        <div className="fields">
          <Field label="Le" type="datetime-local" value={at} change={setAt} />
          <Field label="De ce qui fut écrit depuis" type="datetime-local" value={since} change={setSince} optional />
        </div>
        {fault ? <p className="faults" role="alert">{fault}</p> : null}
        <p className="acts"><Button className="button primary" type="submit">Demander</Button>{question ? <Button className="button" onPress={() => window.print()}>Imprimer</Button> : null}</p>
      </form>
      {question ? <Asked question={question} /> : null}
    </>
  );
}

function Asked({ question }: { question: Question }): ReactNode {
  const asked = useAsk(KNEW, question);
  return <Zone asked={asked} of="de la réponse" pick={(d) => d.whoKnewWhat} isEmpty={(found) => found.written.length === 0} empty="Rien n’était encore écrit à cet instant, de ce que vous pouvez connaître.">{(found) => <Answer found={found} />}</Zone>;
}
