/** Sockets say that, never what: a pointer, and the client asks again by GraphQL, where the law decides what it gets. */
export interface Pointer {
  /** What happened. */
  type: 'message.posted' | 'message.corrected' | 'message.withdrawn' | 'message.acknowledged' | 'thread.opened' | 'access.changed' | 'session.ended';
  /** The message, the thread, or the right concerned. */
  id: string;
  threadId: string | null;
  /** The message's number in its thread: a reader who lacks one asks for the gap. */
  version: number | null;
}

export interface ServerToClient { pointer: (pointer: Pointer) => void }
export type ClientToServer = Record<string, never>;
