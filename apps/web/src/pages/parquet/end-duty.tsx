import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Unfold } from '../../form/unfold.js';
import { useAct } from '../../graphql/use-act.js';
import { Faults } from '../../zone/faults.js';
import { END } from './duty-queries.js';

/** Before its hour: asked once more, since somebody counts on that number. */
export function EndDuty({ id, done }: { id: string; done: () => void }): ReactNode {
  const { act, pending, faults } = useAct(END, (d) => d.done, done);
  return (
    <Unfold name="Y mettre fin">{() => <><p className="hint">Ce numéro n’est plus donné, dès maintenant.</p><Faults faults={faults} />
      <Button className="button danger-button" isPending={pending} onPress={() => void act({ input: { permanenceId: id } })}>Mettre fin maintenant</Button></>}</Unfold>
  );
}
