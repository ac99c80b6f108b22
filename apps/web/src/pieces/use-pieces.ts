/** The pieces of what is being written: each goes up and is examined by itself; the ones that are ready join it once it has left. */
import { useCallback, useRef, useState } from 'react';
import { begin, DepositRefused, examined, idOf, upload, withdraw } from './deposit.js';

export type PieceState = 'UPLOADING' | 'CHECKING' | 'CLEAN' | 'UNSCANNED' | 'REFUSED' | 'CUT' | 'NOT_JOINED';
export interface PieceToJoin { key: string; file: File; state: PieceState; part: number; says: string | null; address: string | null; to: readonly string[] | null }
/** Joins a deposit to what bears these ids, and says why when it does not. */
export type Joining = (to: readonly string[], depositId: string) => Promise<string | null>
export interface Pieces { all: readonly PieceToJoin[]; busy: boolean; add: (files: Iterable<File>) => void; remove: (key: string) => void; again: (key: string) => void; join: (...to: readonly string[]) => void }

const ready = ({ state }: PieceToJoin): boolean => state === 'CLEAN' || state === 'UNSCANNED' || state === 'NOT_JOINED';

export function usePieces(joining: Joining): Pieces {
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
  const joinOne = useCallback(async ({ key, address }: PieceToJoin, to: readonly string[]): Promise<void> => {
    const fault = await joining(to, idOf(address!));
    if (fault) change(key, { state: 'NOT_JOINED', says: fault, to });
    else setAll((before) => before.filter((one) => one.key !== key));
  }, [change, joining]);
  return {
    all, busy: all.some(({ state }) => state === 'UPLOADING' || state === 'CHECKING'),
    add: (files) => {
      const added = Array.from(files, (file): PieceToJoin => ({ key: crypto.randomUUID(), file, state: 'UPLOADING', part: 0, says: null, address: null, to: null }));
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
      if (one) void (one.to ? joinOne(one, one.to) : run(one));
    },
    join: (...to) => { for (const one of now.current.filter(ready)) void joinOne(one, one.to ?? to); },
  };
}
