/** Closing, then validating: each is shown first, and neither is taken back. */
import type { ReactNode } from 'react';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { useAsk } from '../../graphql/use-ask.js';
import { momentOf } from '../../words/dates.js';
import { count } from '../../words/plural.js';
import { ofSyntheses } from '../../realtime/pointers.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { CLOSE, PREVIEW, type Table, VALIDATE } from './queries.js';

export function Ends({ table, closed, again }: { table: Table; closed: boolean; again: () => void }): ReactNode {
  const of = { syntheseId: table.id };
  if (table.minutes) return <p className="effect">Compte rendu {table.minutes.number}, validé le {momentOf(table.minutes.validatedAt)}. <a className="button" href={table.minutes.pdfPath} target="_blank" rel="noreferrer">Lire ce qui vous en est ouvert (PDF, nouvel onglet)</a></p>;
  if (!closed) return <Unfold name="Clore la réunion">{(close) => <ActForm mutation={CLOSE} of={of} name="Clore, sans retour" says="Une réunion close ne se rouvre pas ; ses lignes s’écrivent encore jusqu’à la validation." fields={[]} done={() => { close(); again(); }} />}</Unfold>;
  return <Validation id={table.id} again={again} />;
}

function Validation({ id, again }: { id: string; again: () => void }): ReactNode {
  const asked = useAsk(PREVIEW, { id }, { when: ofSyntheses });
  return (
    <section className="effect" aria-labelledby="valider"><h2 id="valider">Le compte rendu</h2>
      <Zone asked={asked} of="de ce que valider gèlerait" pick={(d) => d.previewMinutes}>{({ preview, userErrors }) => (preview ? (
        <>
          <p>{count(preview.lines, 'ligne')}, dont {count(preview.decisions, 'décision')}{preview.reserved > 0 ? ` ; vous n’en lisez pas ${preview.reserved}` : ''}. Validé, il est numéroté et gelé : rien ne s’y ajoute. Chacun en lit ce qui lui est ouvert, sous le même numéro et la même empreinte.</p>
          <Unfold name="Valider le compte rendu">{(close) => <ActForm mutation={VALIDATE} of={{ syntheseId: id, effectDigest: preview.digest }} name="Valider, sans retour" fields={[]} done={() => { close(); again(); }} />}</Unfold>
        </>
      ) : <Faults faults={userErrors} />)}</Zone>
    </section>
  );
}
