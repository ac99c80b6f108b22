import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';

/** A form that is there when asked for, and closed by what it did. */
export function Unfold({ name, children, keys }: { name: string; keys?: string | undefined; children: (close: () => void) => ReactNode }): ReactNode {
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <div className="unfold">
      <Button className="button" data-keys={keys} aria-expanded={open} onPress={() => setOpen(!open)}>{open ? 'Renoncer' : name}</Button>
      {open ? <div className="unfolded">{children(close)}</div> : null}
    </div>
  );
}
