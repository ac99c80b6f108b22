/** What an admission would open is shown before it is granted; its digest goes back with the grant, so that nobody grants what they were not shown. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Choice, Field } from '../../form/field.js';
import { KindsChoice } from '../../form/kinds-choice.js';
import { useKey } from '../../form/use-key.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { ADMIT, type AdmissionDraft, BASES, type Kind, PEOPLE, PROPOSE, PURPOSES } from './admission.js';
import { AdmissionEffect } from './admission-effect.js';

export function Admit({ id, done }: { id: string; done: () => void }): ReactNode {
  const people = useAsk(PEOPLE, {});
  const key = useKey();
  const [draft, setDraft] = useState<AdmissionDraft>({ dossierId: id, habilitationId: '', kinds: [], purpose: 'EVALUATE', duty: 'NONE' });
  const [words, setWords] = useState({ legalBasis: 'CASF_226_2_2' as (typeof BASES)[number][0], necessity: '', evaluatorException: '' });
  const { act, pending, faults } = useAct(ADMIT, (d) => d.admit, done);
  const proposing = useAct(PROPOSE, (d) => d.proposeAdmission, done);
  const asked = () => ({ ...draft, ...words, evaluatorException: draft.duty === 'EVALUATEUR' ? words.evaluatorException.trim() || null : null, kinds: [...draft.kinds], requestId: key.current() });
  const propose = (): void => void proposing.act({ input: asked() });
  const grant = (event: FormEvent, effectDigest: string): void => {
    event.preventDefault();
    void act({ input: { ...asked(), effectDigest } });
  };
  return (
    <>
      <Zone asked={people} of="de l’annuaire" pick={(d) => d.directory.edges}>{(edges) => (
        <Choice label="Personne" value={draft.habilitationId} change={(habilitationId) => setDraft({ ...draft, habilitationId })}
          choices={[['', 'Choisir…'], ...edges.map(({ node }) => [node.id, `${node.professionnel.displayName}, ${node.functionName}, ${node.organisation.name}`] as const)]} />
      )}</Zone>
      <div className="fields">
        <Choice label="Finalité" value={draft.purpose} choices={PURPOSES} change={(purpose) => setDraft({ ...draft, purpose })} />
        <Choice label="Mission" value={draft.duty} choices={[['NONE', 'Participe'], ['EVALUATEUR', 'Évalue (CASF D.226-2-5)']]} change={(duty) => setDraft({ ...draft, duty })} />
        <Choice label="Base légale" value={words.legalBasis} choices={BASES} change={(legalBasis) => setWords({ ...words, legalBasis })} />
      </div>
      <KindsChoice legend="Natures d’information" value={draft.kinds} change={(kinds) => setDraft({ ...draft, kinds: kinds as Kind[] })} />
      <Field label="Pourquoi est-ce nécessaire" value={words.necessity} change={(necessity) => setWords({ ...words, necessity })} />
      {draft.duty === 'EVALUATEUR' ? <Field label="Pourquoi quelqu’un qui suit déjà la famille" hint="Seulement dans ce cas : qui évalue n’est pas qui suit, sauf exception motivée (CASF D.226-2-5)" optional value={words.evaluatorException} change={(evaluatorException) => setWords({ ...words, evaluatorException })} /> : null}
      <Faults faults={[...faults, ...proposing.faults]} />
      {draft.habilitationId && draft.kinds.length > 0 ? <AdmissionEffect draft={draft} pending={pending || proposing.pending} grant={grant} propose={propose} /> : <p className="hint">Choisissez une personne et des natures : ce que l’admission ouvrirait sera montré ici.</p>}
    </>
  );
}
