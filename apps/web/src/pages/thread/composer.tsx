/** Written, then looked at with its readers, then sent to those who were shown: if they change meanwhile, the server refuses and they are shown again. */
import { useCallback, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button, TextArea, TextField, Label } from 'react-aria-components';
import { useClient } from 'urql';
import { draftSaid, type Drafting, useDraft } from '../../form/use-draft.js';
import { type Fault, useAct } from '../../graphql/use-act.js';
import { OF_MESSAGE, PiecesToJoin } from '../../pieces/pieces-to-join.js';
import { type Pieces, usePieces } from '../../pieces/use-pieces.js';
import { Cited } from '../../secrecy/cited.js';
import { useMe } from '../../shell/me.js';
import { hourOf } from '../../words/dates.js';
import { count } from '../../words/plural.js';
import { sentenceOf } from '../../zone/sentence-of.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { Audience } from './audience.js';
import { onComposerKey } from './composer-keys.js';
import { ATTACH, POST, type Preview, SAVE_DRAFT, type ThreadData } from './queries.js';
import { SeeAs } from './see-as.js';
import { usePreview } from './use-preview.js';

type Kind = Parameters<typeof usePreview>[0]['kind'];

export function Composer({ thread }: { thread: ThreadData }): ReactNode {
  const { legend } = useMe();
  const client = useClient();
  const drafting = useDraft(thread.draft, async (body) => (await client.mutation(SAVE_DRAFT, { threadId: thread.id, body }).toPromise()).data?.saveDraft.draft?.savedAt ?? null);
  const { body, clear } = drafting;
  const [kind, setKind] = useState(thread.kind as Kind);
  const [sent, setSent] = useState(false);
  const key = useRef(crypto.randomUUID());
  const select = useId();
  const pieces = usePieces(useCallback(async ([messageId], depositId) => {
    const { data, error } = await client.mutation(ATTACH, { messageId: messageId!, depositId }).toPromise();
    return data?.attachPiece.userErrors[0]?.message ?? (data ? null : sentenceOf(error));
  }, [client]));
  const asked = usePreview({ threadId: thread.id, kind, detail: 'FULL' });
  const { act, pending, faults } = useAct(POST, (d) => d.postMessage, ({ message }) => { key.current = crypto.randomUUID(); clear(); setSent(true); if (message) pieces.join(message.id); });
  const send = async (event: FormEvent, { digest }: Preview): Promise<void> => {
    event.preventDefault();
    setSent(false);
    const done = await act({ input: { threadId: thread.id, kind, detail: 'FULL', body, clientMessageId: key.current, readersDigest: digest, replyFrom: 'MENTIONED' } });
    if (!done) asked.again();
  };
  return (
    <section className="composer" aria-labelledby="ecrire"><h2 id="ecrire">Écrire</h2>
      <label htmlFor={select}>Nature de ce que vous écrivez</label>
      <select id={select} value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
        {legend.filter((line) => line.inThread).map((line) => <option key={line.kind} value={line.kind}>{line.mark} · {line.name}</option>)}
      </select>
      <Zone asked={asked} of="des lecteurs" pick={(d) => d.previewReaders}>{({ preview, userErrors }) => (preview
        ? <Body written={{ threadId: thread.id, kind, detail: 'FULL', body }} dossierId={thread.dossier?.id ?? null} {...{ preview, drafting, pending, faults, pieces }} send={(event) => void send(event, preview)} />
        : <Faults faults={userErrors} />)}</Zone>
      {sent ? <p role="status" className="done">Message envoyé.</p> : null}
    </section>
  );
}

interface BodyProps { dossierId: string | null; written: Parameters<typeof SeeAs>[0]['written']; pieces: Pieces; preview: Preview; drafting: Drafting; pending: boolean; faults: readonly Fault[]; send: (event: FormEvent) => void }

function Body({ dossierId, written, preview, drafting, pending, faults, pieces, send }: BodyProps): ReactNode {
  const { body, write } = drafting;
  return (
    <form onSubmit={send}>
      <TextField value={body} onChange={write}><Label>Message</Label><TextArea rows={5} autoComplete="off" data-gramm="false" data-keys="r" onKeyDown={onComposerKey} /></TextField>
      <p className="hint" role="status">{draftSaid(drafting, hourOf, 'Rien n’est envoyé avant votre accord.')}</p>
      <PiecesToJoin pieces={pieces} words={OF_MESSAGE} />
      <Audience preview={preview} />
      <SeeAs preview={preview} written={written} />
      {dossierId ? <Cited dossierId={dossierId} texts={[['Message', body]]} /> : null}
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending} isDisabled={body.trim() === '' || pieces.busy}>Envoyer à {count(preview.readers.length, 'personne')}</Button>
    </form>
  );
}
