/** For open-plan desks and shared screens: bodies and names are blurred until pointed at or focused. F8, or the switch. */
import { useEffect, useState, type ReactNode } from 'react';
import { Switch } from 'react-aria-components';

export function DiscreetSwitch(): ReactNode {
  const [discreet, setDiscreet] = useState(false);
  useEffect(() => { document.documentElement.toggleAttribute('data-discreet', discreet); }, [discreet]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      setDiscreet((before) => !before);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return <Switch className="switch" isSelected={discreet} onChange={setDiscreet}><span className="switch-track" aria-hidden /> Mode discret</Switch>;
}
