/** « Voir comme »: one of those who take part, and what the server would show them of what is written here; with what they would not have that one has. */
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useClient } from 'urql';
import { Choice } from '../../form/field.js';
import { Unfold } from '../../form/unfold.js';
import { graphql, type ResultOf, type VariablesOf } from '../../graphql/graphql.js';
import { edgeOf, Mark, useKind } from '../../secrecy/mark.js';
import { Faults } from '../../zone/faults.js';
import { sentenceOf } from '../../zone/sentence-of.js';
import type { Preview } from './queries.js';

const SEE_AS = graphql(`query VoirComme($input: SeeAsInput!) { mailSays seeAs(input: $input) { seen { message { __typename
  ... on Message { kind detail body author { functionName professionnel { displayName } organisation { name } } } ... on Withheld { kind authorFunctionName } } } userErrors { code message field } } }`);
type Written = Omit<VariablesOf<typeof SEE_AS>['input'], 'habilitationId'>;
type Answer = ResultOf<typeof SEE_AS>;

export function SeeAs({ preview: { readers, excluded }, written }: { preview: Preview; written: Written }): ReactNode {
  const client = useClient();
  const people = [...readers, ...excluded.map((one) => one.habilitation)];
  const [who, setWho] = useState(people[0]?.id ?? '');
  const [shown, setShown] = useState<{ answer: Answer | null; fault: string | null; who: string; body: string }>();
  const look = async (): Promise<void> => {
    const { data, error } = await client.query(SEE_AS, { input: { ...written, habilitationId: who } }, { requestPolicy: 'network-only' }).toPromise();
    setShown({ answer: data ?? null, fault: data ? null : sentenceOf(error), who, body: written.body });
  };
  const named = people.find(({ id }) => id === shown?.who);
  return (
    <Unfold name="Voir comme une autre personne">{() => (
      <>
        <Choice label="Voir comme" value={who} choices={people.map(({ id, professionnel, functionName }) => [id, `${professionnel.displayName}, ${functionName}`] as const)} change={setWho} />
        <Button className="button" isDisabled={written.body.trim() === ''} onPress={() => void look()}>Montrer ce que cette personne recevrait</Button>
        {shown?.fault ? <Faults faults={[{ code: 'ECHEC', message: shown.fault, field: null }]} /> : null}
        {shown?.answer && named ? <Seen answer={shown.answer} name={named.professionnel.displayName} stale={shown.body !== written.body} /> : null}
      </>
    )}</Unfold>
  );
}

function Seen({ answer: { seeAs: { seen, userErrors }, mailSays }, name, stale }: { answer: Answer; name: string; stale: boolean }): ReactNode {
  if (!seen) return <Faults faults={userErrors} />;
  const { message } = seen;
  return (
    <div role="status" className="seen-as">
      {stale ? <p className="hint">Ce qui est écrit a changé depuis : montrez-le de nouveau.</p> : null}
      <p>{message === null ? `${name} ne saurait pas qu’il y a un message.` : message.__typename === 'Message' ? `${name} lirait ce que vous lisez, mot pour mot :` : `${name} saurait qu’il y a un message, et ne verrait pas ce qui est barré :`}</p>
      {message === null ? null : message.__typename === 'Message'
        ? <Piece kind={message.kind} from={`${message.author?.professionnel.displayName}, ${message.author?.functionName}`}><p className="body">{message.body}</p></Piece>
        : <Piece kind={message.kind} from={`Élément réservé, ${message.authorFunctionName}`}><p><del>Votre nom</del> · <del>l’enfant dont vous parlez</del> · <del>ce que vous écrivez, et vos pièces</del></p></Piece>}
      <p className="hint">Le courrier qui l’annonce ne dirait que ceci : « {mailSays} »</p>
    </div>
  );
}

function Piece({ kind, from, children }: { kind: string; from: string; children: ReactNode }): ReactNode {
  return <article className={edgeOf(useKind(kind).mark)}><p><strong>{from}</strong></p><p className="meta"><Mark kind={kind} /></p>{children}</article>;
}
