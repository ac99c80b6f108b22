/** What the keys open, whatever the page: the help and the palette, which is fetched when it is first asked for. */
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { toggleDiscreet } from '../shell/discreet.js';
import { KeysHelp } from './help.js';
import { useListKeys } from './use-list-keys.js';
import { useSaidKeys } from './said-keys.js';

const Palette = lazy(() => import('./palette.js'));

export function Keyboard(): ReactNode {
  const [open, setOpen] = useState<'help' | 'palette' | null>(null);
  const help = useCallback(() => setOpen('help'), []);
  const close = useCallback(() => setOpen(null), []);
  useListKeys(help);
  useSaidKeys();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpen('palette');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const commands = useMemo(() => [{ name: 'Masquer ou montrer les noms (mode discret)', run: toggleDiscreet }, { name: 'Voir les raccourcis clavier', run: help }], [help]);
  return (
    <>
      <Button className="link" onPress={help}>Raccourcis clavier</Button>
      <KeysHelp isOpen={open === 'help'} close={close} />
      {open === 'palette' ? <Suspense><Palette close={close} commands={commands} /></Suspense> : null}
    </>
  );
}
