/** When the session ends is known: its last hour from its start, and sooner if nobody uses it. It is shown, and said two minutes before (RGAA 13.1). */
import { useEffect, useState, type ReactNode } from 'react';
import { lastTold, mustBeTold } from './attention.js';
import { useMe } from './me.js';
import { signInHref } from './sign-in-href.js';

const WARNED_MINUTES = 2;

export function SessionClock({ onOut, again }: { onOut: () => void; again: () => void }): ReactNode {
  const { sessions, currentSessionId } = useMe().me;
  const session = sessions.find((s) => s.id === currentSessionId);
  const last = new Date(session?.expiresAt ?? 0).getTime();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      if (mustBeTold()) again();
      setNow(Date.now());
    }, 15_000);
    return () => clearInterval(timer);
  }, [again]);
  const end = session?.idleMinutes ? Math.min(last, lastTold() + session.idleMinutes * 60_000) : last;
  const minutes = Math.max(0, Math.floor((end - now) / 60_000));
  useEffect(() => { if (end > 0 && now >= end) onOut(); }, [end, now, onOut]);
  const left = minutes >= 120 ? `${Math.floor(minutes / 60)} h` : `${minutes} min`;
  return (
    <div className="session">
      <span>Session <span className="number">{left}</span></span>
      {minutes <= WARNED_MINUTES ? <p role="alert" className="session-ending">Votre session se ferme dans {WARNED_MINUTES} minutes{end < last ? ', faute d’activité : touchez la page pour rester' : ''}. Vos brouillons sont conservés. <a href={signInHref()}>Rester connecté</a></p> : null}
    </div>
  );
}
