/** What was transmitted does not wait for a file: pieces join it at once after, by its nature, and have its readers. */
import { useCallback, useState, type ReactNode } from 'react';
import { useClient } from 'urql';
import { Joined } from '../../pieces/joined.js';
import { Joining } from '../../pieces/joining.js';
import type { PieceWords } from '../../pieces/pieces-to-join.js';
import { sentenceOf } from '../../zone/sentence-of.js';
import { JOIN, type Receipt } from './queries.js';
import { ELEMENTS } from './words.js';

type Elements = Receipt['elements'];
const WORDS: PieceWords = {
  ready: 'joignez-la', unscanned: 'joignez-la, ce sera dit', without: 'Elle n’est pas jointe',
  readers: 'Elle aura les lecteurs de cet élément, et eux seuls : un certificat médical se joint à un élément médical.',
};

/** The same words about each child are one thing that was said. */
export function WithPieces({ elements }: { elements: Elements }): ReactNode {
  const said = new Map<string, Elements>();
  for (const element of elements) said.set(`${element.kind} ${element.body}`, [...said.get(`${element.kind} ${element.body}`) ?? [], element]);
  return (
    <section aria-labelledby="pieces"><h2 id="pieces">Joindre des pièces</h2>
      <p className="hint">Un cahier, un certificat, une photographie : ce qui est transmis n’attend pas. Tant que la cellule ne l’a pas traité, une pièce peut s’y joindre.</p>
      {[...said.values()].map((same) => <ToOne key={same[0]!.id} same={same} />)}
    </section>
  );
}

function ToOne({ same }: { same: Elements }): ReactNode {
  const client = useClient();
  const [joined, setJoined] = useState<Parameters<typeof Joined>[0]['pieces']>([]);
  const joins = useCallback(async (to: readonly string[], depositId: string): Promise<string | null> => {
    const { data, error } = await client.mutation(JOIN, { elementIds: [...to], depositId }).toPromise();
    const fault = data?.attachPieceRecueillie.userErrors[0]?.message ?? (data ? null : sentenceOf(error));
    if (data?.attachPieceRecueillie.element) setJoined(data.attachPieceRecueillie.element.pieces);
    return fault;
  }, [client]);
  const [{ kind, body }] = same as [Elements[number]];
  const name = ELEMENTS.find(([value]) => value === kind)?.[1] ?? kind;
  return (
    <article aria-label={name}><h3>{name}</h3><p className="body">{body}</p>
      <Joined pieces={joined} from="/pieces/recueil" title="h4" />
      <Joining joins={joins} to={same.map(({ id }) => id)} words={WORDS} name="Joindre à cet élément" />
    </article>
  );
}
