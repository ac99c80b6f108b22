/** Inscribing somebody of one's organisation opens nothing; proposing them for a function opens nothing yet. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { ActForm } from '../../form/act-form.js';
import { Choice, Field } from '../../form/field.js';
import { Unfold } from '../../form/unfold.js';
import { useKey } from '../../form/use-key.js';
import { useAct } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { useMe } from '../../shell/me.js';
import { serverNow } from '../../words/dates.js';
import { fromLocal, toLocal } from '../../words/local-time.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { COLLEAGUES, INSCRIBE, INVITATIONS, PROPOSE } from './queries.js';

const YEAR_MS = 365 * 86_400_000;

export function Propose({ again }: { again: () => void }): ReactNode {
  const { me: { habilitation: { organisation } } } = useMe();
  const end = (close: () => void) => (): void => { close(); again(); };
  return (
    <section aria-labelledby="proposer"><h2 id="proposer">Votre organisation, {organisation.name}</h2>
      <div className="acts">
        <Unfold name="Inscrire une personne">{(close) => <ActForm mutation={INSCRIBE} of={{ organisationId: organisation.id }} name="Inscrire et inviter" done={end(close)}
          says="Un lien à usage unique lui est envoyé. Cela ne lui ouvre rien."
          fields={[{ name: 'displayName', label: 'Prénom et nom', as: 'line' }, { name: 'email', label: 'Adresse professionnelle', hint: 'Celle que le fournisseur d’identité atteste', as: 'line' }, { name: 'identityReference', label: 'Par quoi vous avez vérifié qui elle est', hint: 'Matricule, RPPS…', as: 'line' }]} />}</Unfold>
        <Unfold name="Proposer une habilitation">{(close) => <Proposing organisationId={organisation.id} name={organisation.name} done={end(close)} />}</Unfold>
      </div>
    </section>
  );
}

function Proposing({ organisationId, name, done }: { organisationId: string; name: string; done: () => void }): ReactNode {
  const colleagues = useAsk(COLLEAGUES, { search: { commune: null, organisation: name } });
  const invited = useAsk(INVITATIONS, {});
  return (
    <Zone asked={colleagues} of="des personnes" pick={(d) => d}>{({ directory, functionsLegend }) => (
      <Zone asked={invited} of="des personnes" pick={(d) => d.invitations.edges}>{(invitations) => {
        const people = new Map([...invitations.map(({ node }) => node.professionnel), ...directory.edges.filter(({ node }) => node.organisation.id === organisationId).map(({ node }) => node.professionnel)].map(({ id, displayName }) => [id, displayName] as const));
        return people.size === 0 ? <p>Personne n’est encore inscrit : commencez par là.</p> : <ProposeForm organisationId={organisationId} people={[...people]} functions={functionsLegend} done={done} />;
      }}</Zone>
    )}</Zone>
  );
}

interface Props { organisationId: string; people: readonly (readonly [string, string])[]; functions: readonly { function: string; name: string; withPerimeter: boolean }[]; done: () => void }

function ProposeForm({ organisationId, people, functions, done }: Props): ReactNode {
  const { me: { territoires } } = useMe();
  const key = useKey();
  const now = serverNow().getTime();
  const [who, setWho] = useState(people[0]![0]);
  const [fn, setFn] = useState(functions[0]!.function);
  const [over, setOver] = useState('ALL');
  const [from, setFrom] = useState(toLocal(new Date(now).toISOString()));
  const [to, setTo] = useState(toLocal(new Date(now + YEAR_MS).toISOString()));
  const { act, pending, faults } = useAct(PROPOSE, (d) => d.done, done);
  const perimeter = functions.find((f) => f.function === fn)?.withPerimeter ?? false;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const [validFrom, validTo] = [fromLocal(from), fromLocal(to)];
    if (validFrom && validTo) void act({ input: { organisationId, professionnelId: who, function: fn as never, validFrom, validTo, wholeDepartement: perimeter && over === 'ALL', territoireId: perimeter && over !== 'ALL' ? over : null, requestId: key.current() } });
  };
  return (
    <form onSubmit={send}>
      <Choice label="Qui" value={who} choices={people} change={setWho} />
      <Choice label="Fonction" value={fn} choices={functions.map((f) => [f.function, f.name] as const)} change={setFn} />
      {perimeter ? <Choice label="Périmètre" value={over} choices={[['ALL', 'Tout le département'], ...territoires.map(({ id, name }) => [id, name] as const)]} change={setOver} /> : null}
      <div className="fields"><Field label="Du" type="datetime-local" value={from} change={setFrom} /><Field label="Au" type="datetime-local" value={to} change={setTo} /></div>
      <Faults faults={faults} />
      <Button type="submit" className="button primary" isPending={pending}>Proposer</Button>
    </form>
  );
}
