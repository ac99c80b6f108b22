/** Ctrl + K: go to a page, or do what needs no page. Names of children are not searched: they are sealed, and « Is this child known? » is an act with its own rule. */
import { useMemo, type ReactNode } from 'react';
import { Autocomplete, Dialog, Input, Label, Menu, MenuItem, Modal, ModalOverlay, SearchField, useFilter } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { useMe } from '../shell/me.js';
import { placesOf } from '../shell/places.js';

export interface Command { name: string; run: () => void }

export default function Palette({ close, commands }: { close: () => void; commands: readonly Command[] }): ReactNode {
  const { contains } = useFilter({ sensitivity: 'base' });
  const go = useNavigate();
  const { me: { desks } } = useMe();
  const all = useMemo(() => [...placesOf(desks).map(([to, name]) => ({ name: `Aller à ${name}`, run: () => void go(to) })), ...commands], [desks, commands, go]);
  return (
    <ModalOverlay className="overlay palette" isDismissable isOpen onOpenChange={(open) => { if (!open) close(); }}><Modal className="modal"><Dialog className="dialog" aria-label="Aller à, ou faire">
      <Autocomplete filter={contains}>
        <SearchField className="field" autoFocus><Label>Aller à une page, ou faire une commande</Label><Input autoComplete="off" /></SearchField>
        <Menu className="menu" aria-label="Pages et commandes" items={all} renderEmptyState={() => <p className="hint">Rien ne correspond.</p>} onAction={(name) => { close(); all.find((one) => one.name === name)?.run(); }}>
          {({ name }) => <MenuItem id={name} className="menu-item">{name}</MenuItem>}
        </Menu>
      </Autocomplete>
    </Dialog></Modal></ModalOverlay>
  );
}
