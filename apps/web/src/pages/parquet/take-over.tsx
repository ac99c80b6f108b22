import type { ReactNode } from 'react';
import { ActForm } from '../../form/act-form.js';
import { useAsk } from '../../graphql/use-ask.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { PREVIEW_TAKE_OVER, TAKE_OVER } from './duty-queries.js';

/** What is open to the parquet is shown first, and taken as it was shown. */
export function TakeOver({ passationId, done }: { passationId: string; done: () => void }): ReactNode {
  const asked = useAsk(PREVIEW_TAKE_OVER, { id: passationId });
  return (
    <section className="effect" aria-label="La permanence qui vous est passée">
      <Zone asked={asked} of="de ce qui vous est passé" pick={(d) => d.previewTakeOver}>{({ preview, userErrors }) => (preview
        ? <ActForm key={preview.digest} mutation={TAKE_OVER} of={{ passationId, openDigest: preview.digest }} fields={[]} name="Prendre la permanence" says={preview.phrase} done={done} />
        : <Faults faults={userErrors} />)}</Zone>
    </section>
  );
}
