/** What is being written is kept on the server, two seconds after the last stroke; nothing of it on this machine. */
import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { SAVE_DRAFT, type ThreadData } from './queries.js';

const STILL_MS = 2000;

export function useDraft(thread: ThreadData): { body: string; write: (body: string) => void; savedAt: string | null; unsaved: boolean; clear: () => void } {
  const client = useClient();
  const [body, setBody] = useState(thread.draft?.body ?? '');
  const [savedAt, setSavedAt] = useState<string | null>(thread.draft?.savedAt ?? null);
  const kept = useRef(body);
  const [unsaved, setUnsaved] = useState(false);
  useEffect(() => {
    setUnsaved(body !== kept.current);
    if (body === kept.current || body.trim() === '') return;
    const timer = setTimeout(() => void client.mutation(SAVE_DRAFT, { threadId: thread.id, body }).toPromise().then(({ data }) => {
      if (!data?.saveDraft.draft) return;
      kept.current = body;
      setUnsaved(false);
      setSavedAt(data.saveDraft.draft.savedAt);
    }), STILL_MS);
    return () => clearTimeout(timer);
  }, [client, thread.id, body]);
  return { body, write: setBody, savedAt, unsaved, clear: () => { kept.current = ''; setBody(''); setSavedAt(null); } };
}
