/** The server says that something happened, never what: each page that is about it asks again. A new connection may have missed some: everything is asked again. */
import { useEffect } from 'react';
import { io, type Socket } from 'socket.io-client';

/** `type`: the act; `id`: what it is about; `version`: the message's number in its exchange. */
export interface Pointer { type: string; id: string; version: number | null }
type Listener = (pointer: Pointer) => void;

const listeners = new Set<Listener>();
const tell = (pointer: Pointer): void => { for (const listener of listeners) listener(pointer); };
export const RECONNECTED = 'reconnected';
let socket: Socket | null = null;

/** Connected while somebody is signed in. `lost`: whether the line is up, for the band that says so. */
export function connect(onLine: (up: boolean) => void, onEnd: () => void): () => void {
  const line = io({ transports: ['websocket'], withCredentials: true });
  socket = line;
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
  line.on('connect_error', () => onLine(false));
  line.on('pointer', (pointer: Pointer, received?: () => void) => {
    received?.();
    tell(pointer);
  });
  return () => {
    line.disconnect();
    socket = null;
  };
}
export const reconnect = (): void => void socket?.connect();

export function usePointers(listener: Listener): void {
  useEffect(() => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [listener]);
}
export const about = (id: string | undefined) => (pointer: Pointer): boolean => pointer.id === id || pointer.type === RECONNECTED || pointer.type === 'access.changed';
export const anything = (): boolean => true;
