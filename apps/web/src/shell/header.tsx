import { LogOut } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { DiscreetSwitch } from './discreet-switch.js';
import { HatMenu } from './hat-menu.js';
import { useMe } from './me.js';
import { SessionClock } from './session-clock.js';

export function Header({ onOut, again }: { onOut: () => void; again: () => void }): ReactNode {
  const { habilitation } = useMe().me;
  const [failed, setFailed] = useState(false);
  const leave = async (): Promise<void> => {
    const answer = await fetch('/auth/logout', { method: 'POST', headers: { accept: 'application/json' } }).catch(() => null);
    setFailed(!answer?.ok);
    if (!answer?.ok) return;
    const { logoutUrl } = await answer.json() as { logoutUrl: string | null };
    if (logoutUrl) location.assign(logoutUrl);
    else onOut();
  };
  return (
    <header className="top">
      <a className="brand" href="/ma-journee"><img src="/icon.svg" alt="" width="32" height="32" /><span><strong>Cordée</strong><small>Protection de l’enfance, échanges sécurisés</small></span></a>
      <div className="top-actions">
        <DiscreetSwitch />
        <SessionClock onOut={onOut} again={again} />
        <div className="who"><strong>{habilitation.professionnel.displayName}</strong><small>{habilitation.functionName}, {habilitation.organisation.name}</small></div>
        <HatMenu />
        <Button className="button quiet" onPress={() => void leave()}><LogOut aria-hidden size={18} /> Se déconnecter</Button>
        {failed ? <p role="alert" className="faults">Vous êtes toujours connecté : la déconnexion a échoué. Réessayez, ou fermez le navigateur.</p> : null}
      </div>
    </header>
  );
}
