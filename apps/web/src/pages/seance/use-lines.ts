import { useCallback, useEffect, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import type { Asked } from '../../graphql/use-ask.js';
import { ofSyntheses, usePointers } from '../../realtime/pointers.js';
import { type Line, LINES, type Standing } from './queries.js';

/** Every line of a meeting, page after page, and those that stand: what another took the place of, or withdrew, is said no more. */
export function useLines(id: string): Asked<Standing[]> {
  const client = useClient();
  const [data, setData] = useState<Standing[]>();
  const [error, setError] = useState<CombinedError>();
  const again = useCallback(() => {
    void (async () => {
      const found: Line[] = [];
      for (let after: string | null = null; ;) {
        const { data: page, error: failed } = await client.query(LINES, { id, after }, { requestPolicy: 'network-only' }).toPromise();
        setError(failed);
        if (!page) return;
        found.push(...page.minuteLines.edges.map(({ node }) => node));
        if (!page.minuteLines.pageInfo.hasNextPage) break;
        after = page.minuteLines.pageInfo.endCursor;
      }
      const replaced = new Set(found.map(({ supersedesId }) => supersedesId));
      const first = new Map<string, string>();
      for (const { id: one, supersedesId } of found) first.set(one, (supersedesId && first.get(supersedesId)) ?? one);
      setData(found.map((line) => ({ ...line, first: first.get(line.id)! })).filter((line) => !replaced.has(line.id) && line.nature !== 'WITHDRAWN'));
    })();
  }, [client, id]);
  useEffect(again, [again]);
  usePointers(useCallback((pointer) => { if (ofSyntheses(pointer)) again(); }, [again]));
  return { data: error ? undefined : data, error, again };
}
