/** Closing, which is shown first and not taken back; validated, where one's own reading is. */
import type { ReactNode } from 'react';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { momentOf } from '../../words/dates.js';
import { CLOSE, type Table } from './queries.js';

export function Ends({ table, closed, again }: { table: Table; closed: boolean; again: () => void }): ReactNode {
  if (table.minutes) return <p className="effect">Compte rendu {table.minutes.number}, validé le {momentOf(table.minutes.validatedAt)}. <a className="button" href={table.minutes.pdfPath} target="_blank" rel="noreferrer">Lire ce qui vous en est ouvert (PDF, nouvel onglet)</a></p>;
  if (closed) return null;
  return <Unfold name="Clore la réunion">{(close) => <ActForm mutation={CLOSE} of={{ syntheseId: table.id }} name="Clore, sans retour" says="Une réunion close ne se rouvre pas. Son compte rendu se relit alors, se corrige, puis se valide." fields={[]} done={() => { close(); again(); }} />}</Unfold>;
}
