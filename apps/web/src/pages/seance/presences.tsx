/** Who came, and when; a line that was wrong is corrected or struck by another, and stays. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { useKey } from '../../form/use-key.js';
import { useAct } from '../../graphql/use-act.js';
import { hourOf, serverNow } from '../../words/dates.js';
import { GUESTS, nameIn } from '../../words/synthese.js';
import { Faults } from '../../zone/faults.js';
import type { AtTheTable } from './page.js';
import { CORRECT_PRESENCE, PRESENCE, type Table } from './queries.js';
import { seated } from './seated.js';

type Presence = Table['presences'][number];
interface Person { key: string; name: string; more: string; came: Presence[]; of: { convocationId: string } | { presentId: string } }

export function Presences({ table, again, convenes, holds }: AtTheTable): ReactNode {
  const key = useKey();
  const { act, pending, faults } = useAct(PRESENCE, (d) => d.done, () => { key.renew(); again(); });
  const closed = table.seance.at(-1)?.fact === 'CLOSED';
  const may = (convenes || holds) && !table.minutes;
  const note = (person: Person, fact: 'ARRIVED' | 'LEFT'): void => void act({ input: { syntheseId: table.id, fact, at: serverNow().toISOString(), ...person.of, requestId: key.current() } });
  return (
    <section aria-labelledby="presents"><h2 id="presents">Présents</h2>
      <ul className="plain">{peopleOf(table).map((person) => {
        const here = person.came.at(-1)?.fact === 'ARRIVED';
        return (
          <li key={person.key} className="present"><span><strong className="name">{person.name}</strong><small>{person.more}</small><small className="number">{timesOf(person.came) || (closed ? 'absent' : 'attendu')}</small></span>
            {may ? <span className="acts">
              <Button className={here ? 'button' : 'button primary'} isPending={pending} aria-label={`${person.name} ${here ? 'part' : 'arrive'}`} onPress={() => note(person, here ? 'LEFT' : 'ARRIVED')}>{here ? 'Part' : 'Arrive'}</Button>
              {person.came.length > 0 ? <Correct table={table} wrong={person.came.at(-1)!} again={again} /> : null}</span> : null}</li>
        );
      })}</ul>
      <Faults faults={faults} />
      {may ? <Unfold name="Une personne de la famille arrive">{(close) => <ActForm mutation={PRESENCE} of={{ syntheseId: table.id, fact: 'ARRIVED' }} name="Noter son arrivée" done={() => { close(); again(); }}
        fields={[{ name: 'guest', label: 'Qui', as: 'choice', of: GUESTS }, { name: 'at', label: 'À', as: 'when' }]} />}</Unfold> : null}
    </section>
  );
}

function Correct({ table, wrong, again }: { table: Table; wrong: Presence; again: () => void }): ReactNode {
  const end = (close: () => void) => (): void => { close(); again(); };
  return (
    <Unfold name="Corriger">{(close) => (
      <>
        <ActForm mutation={CORRECT_PRESENCE} of={{ syntheseId: table.id, presenceId: wrong.id }} name="Changer l’heure" fields={[{ name: 'at', label: 'L’heure juste', as: 'when' }]} done={end(close)} />
        <ActForm mutation={CORRECT_PRESENCE} of={{ syntheseId: table.id, presenceId: wrong.id, at: wrong.at, struck: true }} name="Rayer : ce n’était pas" fields={[]} done={end(close)} />
      </>
    )}</Unfold>
  );
}

/** Who is convoked, whether they came or not; then whoever came besides. */
function peopleOf(table: Table): Person[] {
  const corrected = new Set(table.presences.map(({ correctsId }) => correctsId));
  const lines = table.presences.filter(({ id, fact }) => fact !== 'STRUCK' && !corrected.has(id));
  const convoked = seated(table).map(({ id, habilitation }): Person => ({ key: id, name: habilitation.professionnel.displayName, more: habilitation.functionName, came: lines.filter((p) => p.habilitation?.id === habilitation.id), of: { convocationId: id } }));
  const others = [...new Set(lines.filter(({ habilitation }) => !habilitation || !convoked.some(({ came }) => came.some((p) => p.habilitation?.id === habilitation.id))).map(({ presentId }) => presentId))];
  return [...convoked, ...others.map((presentId): Person => {
    const came = lines.filter((p) => p.presentId === presentId);
    const { personne, habilitation, guestNature } = came[0]!;
    const nature = guestNature ? nameIn(GUESTS, guestNature) : '';
    return { key: presentId, name: personne ? `${personne.givenNames} ${personne.surname}` : habilitation?.professionnel.displayName ?? nature, more: personne ? nature : '', came, of: { presentId } };
  })];
}

const timesOf = (came: readonly Presence[]): string => came.map(({ fact, at }) => `${fact === 'ARRIVED' ? 'arrivée à' : 'départ à'} ${hourOf(at)}`).join(', ');
