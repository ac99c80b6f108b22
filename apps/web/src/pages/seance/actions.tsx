/** Who does what, for when: of this meeting, and of those before it, until it is closed. */
import type { ReactNode } from 'react';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { graphql, type ResultOf } from '../../graphql/graphql.js';
import { useAsk } from '../../graphql/use-ask.js';
import { ofSyntheses } from '../../realtime/pointers.js';
import { useMe } from '../../shell/me.js';
import { birthOf, daysUntil, momentOf, railOf } from '../../words/dates.js';
import { nameIn, STATES } from '../../words/synthese.js';
import { Zone } from '../../zone/zone.js';
import type { Table } from './queries.js';
import { seated } from './seated.js';

const ACTIONS = graphql(`query ActionsDUneReunion($id: ID!) { synthese(id: $id) { id
  actions { id dueAt dueOn state line { body indicator } owner { id professionnel { displayName } } steps { id fact at reason postponedTo by { professionnel { displayName } } owner { professionnel { displayName } } } }
  toFollow { id dueAt dueOn state line { body indicator } owner { id professionnel { displayName } } steps { id fact at reason postponedTo by { professionnel { displayName } } owner { professionnel { displayName } } } } } }`);
type Action = NonNullable<ResultOf<typeof ACTIONS>['synthese']>['actions'][number];
const DONE = graphql('mutation ActionFaite($input: CompleteActionInput!) { done: completeAction(input: $input) { userErrors { code message field } } }');
const POSTPONE = graphql('mutation ReporterUneAction($input: PostponeActionInput!) { done: postponeAction(input: $input) { userErrors { code message field } } }');
const HAND = graphql('mutation ConfierUneAction($input: HandActionInput!) { done: handAction(input: $input) { userErrors { code message field } } }');
const ABANDON = graphql('mutation RenoncerAUneAction($input: AbandonActionInput!) { done: abandonAction(input: $input) { userErrors { code message field } } }');

export function Actions({ table, convenes }: { table: Table; convenes: boolean }): ReactNode {
  const asked = useAsk(ACTIONS, { id: table.id }, { when: ofSyntheses });
  return (
    <Zone asked={asked} of="des actions" pick={(d) => d.synthese}>{({ actions, toFollow }) => (
      <>
        <List id="actions" title="Actions" none="Aucune action n’est encore décidée." {...{ actions, table, convenes }} again={asked.again} />
        {toFollow.length > 0 ? <List id="a-suivre" title="À suivre, des réunions d’avant" none="" actions={toFollow} {...{ table, convenes }} again={asked.again} /> : null}
      </>
    )}</Zone>
  );
}

interface Props { table: Table; convenes: boolean; again: () => void }

function List({ id, title, none, actions, ...props }: Props & { id: string; title: string; none: string; actions: readonly Action[] }): ReactNode {
  return (
    <section aria-labelledby={id}><h2 id={id}>{title}</h2>
      {actions.length === 0 ? <p className="empty">{none}</p> : <ul className="rows">{actions.map((action) => <ActionRow key={action.id} action={action} {...props} />)}</ul>}
    </section>
  );
}

function ActionRow({ action, table, convenes, again }: Props & { action: Action }): ReactNode {
  const { me: { habilitation } } = useMe();
  const { id, dueAt, dueOn, state, line, owner, steps } = action;
  const open = state === 'OPEN';
  const late = open && daysUntil(dueAt) <= 0;
  return (
    <li className={late ? 'row late' : 'row'}>
      <span className="rail">{open ? railOf(`${dueOn}T12:00:00Z`) : '–'}</span>
      <span className="verb">{nameIn(STATES, state)}</span>
      <span className="object"><span className="body">{line?.body}</span>{line?.indicator ? <small>On le verra à : {line.indicator}</small> : null}
        <small>{owner.professionnel.displayName} · pour le {birthOf(dueOn)}</small>
        {steps.map((step) => <small key={step.id}>{said(step)}{step.reason ? ` : ${step.reason}` : ''} ({step.by.professionnel.displayName}, {momentOf(step.at)})</small>)}</span>
      {open && (convenes || owner.id === habilitation.id) ? <Acts id={id} table={table} again={again} /> : null}
    </li>
  );
}

function said({ fact, postponedTo, owner }: Action['steps'][number]): string {
  if (fact === 'POSTPONED') return `reportée au ${birthOf(postponedTo ?? '')}`;
  if (fact === 'HANDED') return `confiée à ${owner?.professionnel.displayName ?? ''}`;
  return nameIn(STATES, fact);
}

function Acts({ id, table, again }: { id: string; table: Table; again: () => void }): ReactNode {
  const of = { actionId: id };
  const end = (close: () => void) => (): void => { close(); again(); };
  return (
    <span className="acts">
      <Unfold name="C’est fait">{(close) => <ActForm mutation={DONE} of={of} name="Dire que c’est fait" fields={[{ name: 'words', label: 'Ce qui en fut fait', as: 'text', optional: true }]} done={end(close)} />}</Unfold>
      <Unfold name="Reporter">{(close) => <ActForm mutation={POSTPONE} of={of} name="Reporter l’action" fields={[{ name: 'dueOn', label: 'Nouveau dernier jour', as: 'day' }, { name: 'reason', label: 'Pourquoi', as: 'line' }]} done={end(close)} />}</Unfold>
      <Unfold name="Confier">{(close) => <ActForm mutation={HAND} of={of} name="Confier l’action" fields={[{ name: 'habilitationId', label: 'À qui', as: 'choice', of: seated(table).map(({ habilitation }) => [habilitation.id, habilitation.professionnel.displayName] as const) }, { name: 'reason', label: 'Pourquoi', as: 'line', optional: true }]} done={end(close)} />}</Unfold>
      <Unfold name="Y renoncer">{(close) => <ActForm mutation={ABANDON} of={of} name="Ne sera pas faite" fields={[{ name: 'reason', label: 'Pourquoi', as: 'line' }]} done={end(close)} />}</Unfold>
    </span>
  );
}
