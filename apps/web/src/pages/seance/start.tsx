import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useKey } from '../../form/use-key.js';
import { useAct } from '../../graphql/use-act.js';
import { Faults } from '../../zone/faults.js';
import type { AtTheTable } from './page.js';
import { OPEN } from './queries.js';

export function Start({ table: { id }, again, convenes }: AtTheTable): ReactNode {
  const key = useKey();
  const { act, pending, faults } = useAct(OPEN, (d) => d.done, again);
  if (!convenes) return <p className="empty">La réunion n’est pas encore ouverte. Cette page le dira.</p>;
  return (
    <section className="effect" aria-label="Ouvrir la réunion">
      <p>L’heure d’ouverture est notée ; chacun de ceux qui siègent le voit aussitôt.</p>
      <Faults faults={faults} />
      <Button className="button primary big" isPending={pending} onPress={() => void act({ input: { syntheseId: id, requestId: key.current() } })}>Ouvrir la réunion</Button>
    </section>
  );
}
