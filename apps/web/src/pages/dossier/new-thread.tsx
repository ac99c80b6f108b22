/** A thread is opened for a motive, on a kind, among those who are admitted: who will read each message is said when it is written. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { Choice, Field } from '../../form/field.js';
import { useKey } from '../../form/use-key.js';
import { graphql, type VariablesOf } from '../../graphql/graphql.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { useMe } from '../../shell/me.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';

const ADMITTED = graphql(`query Admis($id: ID!) { dossier(id: $id) { siblings { id enfant { givenNames surname } } admissions { id habilitation { id functionName professionnel { displayName } } } } }`);
const OPEN = graphql('mutation Ouvrir($input: OpenThreadInput!) { openThread(input: $input) { thread { id } userErrors { code message field } } }');
type Kind = VariablesOf<typeof OPEN>['input']['kind'];

export function NewThread({ id }: { id: string }): ReactNode {
  const asked = useAsk(ADMITTED, { id });
  const { legend, me } = useMe();
  const navigate = useNavigate();
  const key = useKey();
  const [draft, setDraft] = useState({ subject: '', motive: '', kind: 'FAM' as Kind });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [siblings, setSiblings] = useState<readonly string[]>([]);
  const { act, pending, faults } = useAct(OPEN, (d) => d.openThread, ({ thread }) => { if (thread) void navigate(`/fils/${thread.id}`); });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    void act({ input: { requestId: key.current(), dossierId: id, ...draft, participantIds: [...chosen], siblingDossierIds: [...siblings] } });
  };
  const toggle = (list: readonly string[], one: string, on: boolean): string[] => (on ? [...list, one] : list.filter((x) => x !== one));
  return (
    <form onSubmit={send}>
      <Field label="Objet" hint="Sans le nom de l’enfant : le dossier le dit déjà" value={draft.subject} change={(subject) => setDraft({ ...draft, subject })} />
      <Field label="Motif" hint="Pourquoi échanger, et avec qui : il sera lu de chacun" value={draft.motive} change={(motive) => setDraft({ ...draft, motive })} />
      <Choice label="Nature" value={draft.kind} choices={legend.filter((line) => line.inThread).map(({ kind, name }) => [kind as Kind, name] as const)} change={(kind) => setDraft({ ...draft, kind })} />
      <Zone asked={asked} of="des personnes admises" pick={(d) => d.dossier}>{(dossier) => (
        <>
          <fieldset className="inner"><legend>Participants</legend><div className="boxes">{dossier.admissions.filter((a) => a.habilitation.id !== me.habilitation.id).map(({ id: admission, habilitation }) => (
            <label key={admission}><input type="checkbox" checked={chosen.includes(habilitation.id)} onChange={(e) => setChosen(toggle(chosen, habilitation.id, e.target.checked))} /> {habilitation.professionnel.displayName}, {habilitation.functionName}</label>
          ))}</div></fieldset>
          {dossier.siblings.length > 0 ? <fieldset className="inner"><legend>Parler aussi de la fratrie</legend><div className="boxes">{dossier.siblings.map((s) => (
            <label key={s.id}><input type="checkbox" checked={siblings.includes(s.id)} onChange={(e) => setSiblings(toggle(siblings, s.id, e.target.checked))} /> <span className="name">{s.enfant ? `${s.enfant.givenNames} ${s.enfant.surname}` : 'Dossier lié'}</span></label>
          ))}</div></fieldset> : null}
        </>
      )}</Zone>
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending}>Ouvrir l’échange</Button>
    </form>
  );
}
