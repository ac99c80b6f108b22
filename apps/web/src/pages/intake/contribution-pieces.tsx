/** What joins a contribution: read by its readers; its author joins, until the report is submitted. */
import { useCallback, type ReactNode } from 'react';
import { useClient } from 'urql';
import { Joined } from '../../pieces/joined.js';
import { Joining } from '../../pieces/joining.js';
import type { PieceWords } from '../../pieces/pieces-to-join.js';
import { sentenceOf } from '../../zone/sentence-of.js';
import { type EvaluationData, JOIN } from './queries.js';

const WORDS: PieceWords = {
  ready: 'joignez-la', unscanned: 'joignez-la, ce sera dit', without: 'Elle n’est pas jointe',
  readers: 'Elle aura les lecteurs de cette contribution, et eux seuls : un document médical se joint à une contribution médicale, lue des seuls soignants ; ce que les autres doivent en savoir s’écrit à part, dans un résumé.',
};
interface Props { contribution: EvaluationData['contributions'][number]; writes: boolean; again: () => void }

export function ContributionPieces({ contribution: { id, pieces }, writes, again }: Props): ReactNode {
  const client = useClient();
  const joins = useCallback(async (_: readonly string[], depositId: string): Promise<string | null> => {
    const { data, error } = await client.mutation(JOIN, { contributionId: id, depositId }).toPromise();
    const fault = data?.attachPieceEvaluation.userErrors[0]?.message ?? (data ? null : sentenceOf(error));
    if (!fault) again();
    return fault;
  }, [client, id, again]);
  return <><Joined pieces={pieces} from="/pieces/evaluation" title="h3" />{writes ? <Joining joins={joins} to={[id]} words={WORDS} name="Joindre à cette contribution" /> : null}</>;
}
