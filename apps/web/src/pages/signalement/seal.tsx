/** What would be sealed is shown, with all that would refuse it; sealed is sealed: one confirmation, on purpose. */
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useKey } from '../../form/use-key.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { ofSignalements } from '../../realtime/pointers.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { PREVIEW_SEAL, SEAL } from './queries.js';

export function Seal({ id, done }: { id: string; done: () => void }): ReactNode {
  const key = useKey();
  const [read, setRead] = useState(false);
  const asked = useAsk(PREVIEW_SEAL, { id }, { when: ofSignalements });
  const { act, pending, faults } = useAct(SEAL, (d) => d.done, done);
  const seal = async (effectDigest: string): Promise<void> => {
    if (!await act({ input: { requestId: key.current(), signalementId: id, effectDigest } })) asked.again();
  };
  return (
    <Zone asked={asked} of="de ce qui serait scellé" pick={(d) => d.previewSeal}>{({ preview, userErrors }) => (preview ? (
      <>
        <p>{preview.phrase}</p><p className="hint">Empreinte {preview.letterHash.slice(0, 16)}…</p>
        <Faults faults={[...preview.refusals, ...faults]} />
        <p><label><input type="checkbox" checked={read} onChange={(e) => setRead(e.target.checked)} /> J’ai relu la lettre, version {preview.version}</label></p>
        <Button className="button primary" isPending={pending} isDisabled={!read || preview.refusals.length > 0} onPress={() => void seal(preview.digest)}>Sceller</Button>
      </>
    ) : <Faults faults={userErrors} />)}</Zone>
  );
}
