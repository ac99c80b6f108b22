/** The server says that something happened, never what: each page that is about it asks again. A new connection may have missed some: everything is asked again. */
import { useEffect } from 'react';
import { io } from 'socket.io-client';

/** `type`: the act; `id`: what it is about; `version`: the message's number in its exchange. */
export interface Pointer { type: string; id: string; version: number | null }
type Listener = (pointer: Pointer) => void;

const listeners = new Set<Listener>();
const tell = (pointer: Pointer): void => { for (const listener of listeners) listener(pointer); };
export const RECONNECTED = 'reconnected';

/** Connected while somebody is signed in. `onLine`: whether the line is up, for the band that says so; the browser knows of a cut before the line does. */
export function connect(onLine: (up: boolean) => void, onEnd: () => void): () => void {
  const line = io({ transports: ['websocket'], withCredentials: true });
  let before = false;
  line.on('connect', () => {
    onLine(true);
    if (before) tell({ type: RECONNECTED, id: '', version: null });
    before = true;
  });
  line.on('disconnect', (reason) => {
    onLine(false);
    // The server ends a line whose right has ended: what is on the screen is asked again at once.
    if (reason === 'io server disconnect') onEnd();
  });
  line.on('connect_error', (error: Error & { data?: { seconds?: number } }) => {
    onLine(false);
    // Too many lines at once: the server says when to come again, and nothing else would.
    if (error.data?.seconds) setTimeout(() => line.connect(), error.data.seconds * 1000);
  });
  line.on('pointer', (pointer: Pointer, received?: () => void) => {
    received?.();
    tell(pointer);
  });
  const network = (): void => onLine(navigator.onLine && line.connected);
  for (const event of ['online', 'offline']) window.addEventListener(event, network);
  return () => {
    for (const event of ['online', 'offline']) window.removeEventListener(event, network);
    line.disconnect();
  };
}

export function usePointers(listener: Listener): void {
  useEffect(() => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [listener]);
}
export const about = (id: string | undefined) => (pointer: Pointer): boolean => pointer.id === id || pointer.type === RECONNECTED || pointer.type === 'access.changed';
/** Of a signalement, the server points at the fact that was added to it: whichever is open asks again. */
export const ofSignalements = (pointer: Pointer): boolean => pointer.type.startsWith('signalement.') || pointer.type.startsWith('deadline.') || about(undefined)(pointer);
/** Of a réunion de synthèse, at what happened to it: its date, who sits there, the poll, the meeting. */
export const ofSyntheses = (pointer: Pointer): boolean => /^(synthese|convocation|poll|seance|pen|presence|line|action|minutes|observation|relecture)\./.test(pointer.type) || about(undefined)(pointer);
export const anything = (): boolean => true;
