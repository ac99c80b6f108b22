/** For open-plan desks and shared screens. F8, or the switch. */
import { useEffect, type ReactNode } from 'react';
import { Switch } from 'react-aria-components';
import { setDiscreet, toggleDiscreet, useDiscreet } from './discreet.js';

export function DiscreetSwitch(): ReactNode {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      toggleDiscreet();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return <Switch className="switch" isSelected={useDiscreet()} onChange={setDiscreet}><span className="switch-track" aria-hidden /> Mode discret</Switch>;
}
