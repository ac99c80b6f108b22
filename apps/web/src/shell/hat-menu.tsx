/** Somebody who holds several habilitations wears one at a time: changing makes another session. */
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useMe } from './me.js';

export function HatMenu(): ReactNode {
  const { hats, habilitation } = useMe().me;
  const others = hats.filter((hat) => hat.id !== habilitation.id);
  if (others.length === 0) return null;
  const wear = async (id: string): Promise<void> => {
    const answer = await fetch(`/auth/hat?habilitation=${encodeURIComponent(id)}`, { method: 'POST' });
    if (answer.ok) location.assign('/ma-journee');
  };
  return (
    <MenuTrigger>
      <Button className="button quiet">Changer de fonction</Button>
      <Popover className="popover"><Menu className="menu" onAction={(key) => void wear(String(key))}>
        {others.map((hat) => <MenuItem key={hat.id} id={hat.id} className="menu-item">{hat.functionName}, {hat.organisation.name}</MenuItem>)}
      </Menu></Popover>
    </MenuTrigger>
  );
}
