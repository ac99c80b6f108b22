/** Each holder of parental authority is told before anything covered by secrecy is shared, or the reason not to is written (CASF L.226-2-2). */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Choice, Field } from '../../form/field.js';
import { useKey } from '../../form/use-key.js';
import { graphql } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { serverNow } from '../../words/dates.js';
import { MEANS, type Means, WHY_NOT, type WhyNot } from '../../words/prior-information.js';
import { Faults } from '../../zone/faults.js';
import type { DossierData } from './queries.js';

const RECORD = graphql('mutation Informer($input: RecordPriorInformationInput!) { recordPriorInformation(input: $input) { userErrors { code message field } } }');
const OUTCOMES: readonly (readonly ['NONE' | WhyNot, string])[] = [['NONE', 'Informé(e)'], ...WHY_NOT.map(([key, why]) => [key, `Non : ${why}`] as const)];

export function Inform({ dossier: { id, liens }, done }: { dossier: DossierData; done: () => void }): ReactNode {
  const holders = liens.filter((l) => (l.nature === 'PARENTAL_AUTHORITY' || l.nature === 'GUARDIAN') && l.personne);
  const key = useKey();
  const [draft, setDraft] = useState({ personneId: holders[0]?.personne?.id ?? '', means: 'LETTER' as Means, exception: 'NONE' as 'NONE' | WhyNot, announced: '' });
  const { act, pending, faults } = useAct(RECORD, (d) => d.recordPriorInformation, done);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const { personneId, exception, announced } = draft;
    void act({ input: { requestId: key.current(), dossierId: id, personneId, exception, announced, means: exception === 'NONE' ? draft.means : 'NONE', informedAt: serverNow().toISOString() } });
  };
  if (holders.length === 0) return <p className="notice">Inscrivez d’abord qui tient l’autorité parentale.</p>;
  return (
    <form onSubmit={send}>
      <Choice label="Qui" value={draft.personneId} change={(personneId) => setDraft({ ...draft, personneId })} choices={holders.map((l) => [l.personne!.id, `${l.personne!.givenNames} ${l.personne!.surname}, ${l.quality}`] as const)} />
      <Choice label="A été" value={draft.exception} choices={OUTCOMES} change={(exception) => setDraft({ ...draft, exception })} />
      {draft.exception === 'NONE' ? <Choice label="Comment" value={draft.means} change={(means) => setDraft({ ...draft, means })} choices={MEANS} /> : null}
      <Field label={draft.exception === 'NONE' ? 'Ce qui a été annoncé' : 'Motif, qu’une autre personne validera'} rows={2} value={draft.announced} change={(announced) => setDraft({ ...draft, announced })} />
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending}>Inscrire</Button>
    </form>
  );
}
