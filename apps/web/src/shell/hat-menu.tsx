/** Somebody who holds several habilitations wears one at a time: changing makes another session. */
import { useState, type ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useMe } from './me.js';

export function HatMenu(): ReactNode {
  const { hats, habilitation } = useMe().me;
  const others = hats.filter((hat) => hat.id !== habilitation.id);
  const [failed, setFailed] = useState(false);
  if (others.length === 0) return null;
  const wear = async (id: string): Promise<void> => {
    const answer = await fetch(`/auth/hat?habilitation=${encodeURIComponent(id)}`, { method: 'POST' }).catch(() => null);
    if (answer?.ok) location.assign('/ma-journee');
    else setFailed(true);
  };
  return (
    <>
    <MenuTrigger>
      <Button className="button quiet">Changer de fonction</Button>
      <Popover className="popover"><Menu className="menu" onAction={(key) => void wear(String(key))}>
        {others.map((hat) => <MenuItem key={hat.id} id={hat.id} className="menu-item">{hat.functionName}, {hat.organisation.name}</MenuItem>)}
      </Menu></Popover>
    </MenuTrigger>
    {failed ? <p role="alert" className="faults">Votre fonction n’a pas changé. Réessayez.</p> : null}
    </>
  );
}
