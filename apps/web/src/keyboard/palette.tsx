/** Ctrl + K: go to a page, do what needs no page, or seek in one's messages what is typed. Names of children are not searched here: « Is this child known? » is an act with its own rule. */
import { useMemo, useState, type ReactNode } from 'react';
import { Autocomplete, Dialog, Input, Label, Menu, MenuItem, Modal, ModalOverlay, SearchField, useFilter } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { giveWords } from '../pages/search/words-given.js';
import { useMe } from '../shell/me.js';
import { placesOf } from '../shell/places.js';

/** Last of the pages, whatever is typed: what is typed is what is sought. */
const SEEK = 'Chercher ces mots dans vos messages';

export interface Command { name: string; run: () => void }

export default function Palette({ close, commands }: { close: () => void; commands: readonly Command[] }): ReactNode {
  const { contains } = useFilter({ sensitivity: 'base' });
  const [typed, setTyped] = useState('');
  const go = useNavigate();
  const { me: { desks } } = useMe();
  const all = useMemo(() => [...placesOf(desks).map(([to, name]) => ({ name: `Aller à ${name}`, run: () => void go(to) })), { name: SEEK, run: () => { giveWords(typed); void go('/recherche'); } }, ...commands], [desks, commands, go, typed]);
  return (
    <ModalOverlay className="overlay palette" isDismissable isOpen onOpenChange={(open) => { if (!open) close(); }}><Modal className="modal"><Dialog className="dialog" aria-label="Aller à, ou faire">
      <Autocomplete filter={(name, words) => name === SEEK ? words.trim() !== '' : contains(name, words)} inputValue={typed} onInputChange={setTyped}>
        <SearchField className="field" autoFocus><Label>Aller à une page, faire une commande, ou chercher dans vos messages</Label><Input autoComplete="off" /></SearchField>
        <Menu className="menu" aria-label="Pages et commandes" items={all} renderEmptyState={() => <p className="hint">Rien ne correspond.</p>} onAction={(name) => { close(); all.find((one) => one.name === name)?.run(); }}>
          {({ name }) => <MenuItem id={name} className="menu-item">{name}</MenuItem>}
        </Menu>
      </Autocomplete>
    </Dialog></Modal></ModalOverlay>
  );
}
