/** One pen at the table: who holds it is said, and each does what is open to them. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { ActForm } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { useKey } from '../../form/use-key.js';
import { useAct } from '../../graphql/use-act.js';
import { useMe } from '../../shell/me.js';
import { Faults } from '../../zone/faults.js';
import type { AtTheTable } from './page.js';
import { HAND, RELEASE, TAKE, TAKE_OVER } from './queries.js';
import { seated } from './seated.js';

export function Pen({ table, again, convenes, holds }: AtTheTable): ReactNode {
  const { me: { habilitation } } = useMe();
  const key = useKey();
  const holder = table.pen?.holder ?? null;
  const done = (): void => { key.renew(); again(); };
  const take = useAct(TAKE, (d) => d.done, done);
  const release = useAct(RELEASE, (d) => d.done, done);
  const input = { syntheseId: table.id };
  const others = seated(table).filter(({ habilitation: { id } }) => id !== habilitation.id).map(({ habilitation: { id, professionnel } }) => [id, professionnel.displayName] as const);
  return (
    <section className="pen" aria-label="La plume">
      <p role="status">{holds ? <strong>Vous tenez la plume.</strong> : holder ? <>La plume est à <strong>{holder.professionnel.displayName}</strong>.</> : 'Personne ne tient la plume.'}</p>
      <div className="acts">
        {holder ? null : <Button className="button primary" isPending={take.pending} onPress={() => void take.act({ input: { ...input, requestId: key.current() } })}>Prendre la plume</Button>}
        {holds && others.length > 0 ? <Unfold name="Passer la plume">{(close) => <ActForm mutation={HAND} of={input} name="Passer" fields={[{ name: 'habilitationId', label: 'À', as: 'choice', of: others }]} done={() => { close(); again(); }} />}</Unfold> : null}
        {holds ? <Button className="button" isPending={release.pending} onPress={() => void release.act({ input: { ...input, requestId: key.current() } })}>Rendre la plume</Button> : null}
        {!holds && holder && convenes ? <Unfold name="Reprendre la plume">{(close) => <ActForm mutation={TAKE_OVER} of={input} name="Reprendre" says="Ce que cette personne écrivait lui reste." fields={[{ name: 'reason', label: 'Motif', as: 'line' }]} done={() => { close(); again(); }} />}</Unfold> : null}
      </div>
      <Faults faults={[...take.faults, ...release.faults]} />
    </section>
  );
}
