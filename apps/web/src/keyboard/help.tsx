import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { readSettings } from '../shell/display-settings.js';
import { ALWAYS, IN_LISTS, type KeyLine, SINGLE } from './keys.js';

export function KeysHelp({ isOpen, close }: { isOpen: boolean; close: () => void }): ReactNode {
  return (
    <ModalOverlay className="overlay" isDismissable isOpen={isOpen} onOpenChange={(open) => { if (!open) close(); }}><Modal className="modal"><Dialog className="dialog">
      <Heading slot="title" level={2}>Raccourcis clavier</Heading>
      <Part name="Partout" lines={ALWAYS} />
      <Part name="Dans une liste" lines={IN_LISTS} />
      <Part name="Touches simples" lines={SINGLE} />
      <p className="hint">{readSettings().singleKeys
        ? 'Une touche simple n’agit que lorsqu’un élément de liste a le curseur, jamais pendant que vous écrivez. Vous pouvez les désactiver dans les réglages.'
        : 'Les touches simples sont désactivées. Vous pouvez les rétablir dans les réglages.'}</p>
      <Button slot="close" className="button">Fermer</Button>
    </Dialog></Modal></ModalOverlay>
  );
}

const Part = ({ name, lines }: { name: string; lines: readonly KeyLine[] }): ReactNode => (
  <section><h3>{name}</h3><dl className="keys">{lines.map(({ keys, does }) => <div key={keys}><dt><kbd>{keys}</kbd></dt><dd>{does}</dd></div>)}</dl></section>
);
