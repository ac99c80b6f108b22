/** The pieces of a message that is being written: each goes up and is examined by itself; the ones that are ready join the message once it has left. */
import { useCallback, useRef, useState } from 'react';
import { useClient } from 'urql';
import { sentenceOf } from '../../zone/sentence-of.js';
import { begin, DepositRefused, examined, idOf, upload, withdraw } from './deposit.js';
import { ATTACH } from './queries.js';

export type PieceState = 'UPLOADING' | 'CHECKING' | 'CLEAN' | 'UNSCANNED' | 'REFUSED' | 'CUT' | 'NOT_JOINED';
export interface PieceToJoin { key: string; file: File; state: PieceState; part: number; says: string | null; address: string | null; messageId: string | null }
export interface Pieces { all: readonly PieceToJoin[]; busy: boolean; add: (files: Iterable<File>) => void; remove: (key: string) => void; again: (key: string) => void; join: (messageId: string) => void }

const ready = ({ state }: PieceToJoin): boolean => state === 'CLEAN' || state === 'UNSCANNED' || state === 'NOT_JOINED';

export function usePieces(): Pieces {
  const client = useClient();
  const [all, setAll] = useState<readonly PieceToJoin[]>([]);
  const now = useRef(all);
  now.current = all;
  const change = useCallback((key: string, what: Partial<PieceToJoin>): void => setAll((before) => before.map((one) => (one.key === key ? { ...one, ...what } : one))), []);
  const run = useCallback(async ({ key, file, address: known }: PieceToJoin): Promise<void> => {
    try {
      change(key, { state: 'UPLOADING', says: null });
      const address = known ?? await begin(file);
      change(key, { address });
      await upload(address, file, (part) => change(key, { part }));
      change(key, { state: 'CHECKING' });
      change(key, await examined(address));
    } catch (e) {
      change(key, e instanceof DepositRefused ? { state: 'REFUSED', says: e.message } : { state: 'CUT' });
    }
  }, [change]);
  const joinOne = useCallback(async ({ key, address }: PieceToJoin, messageId: string): Promise<void> => {
    const { data, error } = await client.mutation(ATTACH, { messageId, depositId: idOf(address!) }).toPromise();
    const fault = data?.attachPiece.userErrors[0]?.message ?? (data ? null : sentenceOf(error));
    if (fault) change(key, { state: 'NOT_JOINED', says: fault, messageId });
    else setAll((before) => before.filter((one) => one.key !== key));
  }, [change, client]);
  return {
    all, busy: all.some(({ state }) => state === 'UPLOADING' || state === 'CHECKING'),
    add: (files) => {
      const added = Array.from(files, (file): PieceToJoin => ({ key: crypto.randomUUID(), file, state: 'UPLOADING', part: 0, says: null, address: null, messageId: null }));
      setAll((before) => [...before, ...added]);
      for (const one of added) void run(one);
    },
    remove: (key) => {
      const one = now.current.find((piece) => piece.key === key);
      if (one?.address) void withdraw(one.address);
      setAll((before) => before.filter((piece) => piece.key !== key));
    },
    again: (key) => {
      const one = now.current.find((piece) => piece.key === key);
      if (one) void (one.messageId ? joinOne(one, one.messageId) : run(one));
    },
    join: (messageId) => { for (const one of now.current.filter(ready)) void joinOne(one, one.messageId ?? messageId); },
  };
}
