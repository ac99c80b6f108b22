import type { FormEvent, ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useAsk } from '../../graphql/use-ask.js';
import { about } from '../../realtime/pointers.js';
import { useMe } from '../../shell/me.js';
import { count } from '../../words/plural.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { type AdmissionDraft, EFFECT } from './admission.js';

interface Props { draft: AdmissionDraft; pending: boolean; grant: (event: FormEvent, digest: string) => void; propose: () => void }

export function AdmissionEffect({ draft, pending, grant, propose }: Props): ReactNode {
  const { legend } = useMe();
  const asked = useAsk(EFFECT, { input: { ...draft, kinds: [...draft.kinds] } }, { when: about(draft.dossierId) });
  return (
    <Zone asked={asked} of="de ce qui serait ouvert" pick={(d) => d.previewAdmission}>{({ preview, userErrors }) => (preview ? (
      <form className="audience" onSubmit={(event) => grant(event, preview.digest)}>
        <p role="status"><strong>{preview.phrase}</strong></p>
        <ul className="plain">{preview.pieces.map(({ kind, count: pieces }) => <li key={kind}>{legend.find((l) => l.kind === kind)?.name} : {pieces === null ? 'nombre réservé' : count(pieces, 'pièce')}</li>)}</ul>
        {preview.refusals.map(({ message }) => <p key={message} className="notice">{message}</p>)}
        <Button type="submit" className="button primary" isPending={pending} isDisabled={preview.refusals.length > 0}>Admettre</Button>
      </form>
    ) : (
      <>
        <Faults faults={userErrors} />
        <Button className="button" isPending={pending} onPress={propose}>Proposer cette admission à qui peut l’accorder</Button>
      </>
    ))}</Zone>
  );
}
