/** What is being written is kept on the server, two seconds after the last stroke; nothing of it on this machine. */
import { useEffect, useRef, useState } from 'react';

const STILL_MS = 2000;
interface Kept { body: string; savedAt: string }
export interface Drafting { body: string; write: (body: string) => void; savedAt: string | null; unsaved: boolean; clear: () => void }

/** `save`: keeps it, and says when; null when it could not, and it is tried again. */
export function useDraft(before: Kept | null, save: (body: string) => Promise<string | null>): Drafting {
  const [body, setBody] = useState(before?.body ?? '');
  const [savedAt, setSavedAt] = useState<string | null>(before?.savedAt ?? null);
  const [failed, setFailed] = useState(0);
  const kept = useRef(body);
  const saving = useRef(save);
  saving.current = save;
  const [unsaved, setUnsaved] = useState(false);
  useEffect(() => {
    setUnsaved(body !== kept.current);
    if (body === kept.current || body.trim() === '') return;
    const timer = setTimeout(() => void saving.current(body).then((at) => {
      if (!at) return setFailed((times) => times + 1);
      kept.current = body;
      setUnsaved(false);
      setSavedAt(at);
    }), STILL_MS);
    return () => clearTimeout(timer);
  }, [body, failed]);
  return { body, write: setBody, savedAt, unsaved, clear: () => { kept.current = ''; setBody(''); setSavedAt(null); } };
}

/** What has become of what is being written, in words. */
export const draftSaid = ({ unsaved, savedAt }: Pick<Drafting, 'unsaved' | 'savedAt'>, hourOf: (iso: string) => string, otherwise: string): string =>
  unsaved ? 'Brouillon en cours d’enregistrement…' : savedAt ? `Brouillon enregistré à ${hourOf(savedAt)}` : otherwise;
