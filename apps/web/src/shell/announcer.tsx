/** One live region for the whole application: a sentence at most every ten seconds, and never a name. */
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { usePointers, type Pointer } from '../realtime/pointers.js';

const QUIET_MS = 10_000;
const SENTENCES: Readonly<Record<string, string>> = {
  'message.posted': 'Nouveau message dans un de vos échanges.',
  'message.mentioned': 'Un message vous nomme.',
  'thread.opened': 'Un échange vous est ouvert.',
  'deadline.overdue': 'Un délai légal est passé.',
};

export function Announcer(): ReactNode {
  const [sentence, setSentence] = useState('');
  const last = useRef(0);
  usePointers(useCallback(({ type }: Pointer) => {
    const said = SENTENCES[type];
    if (!said || Date.now() - last.current < QUIET_MS) return;
    last.current = Date.now();
    setSentence(said);
  }, []));
  return <div role="status" className="visually-hidden">{sentence}</div>;
}
