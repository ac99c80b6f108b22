/** When the session ends is known from its start: it is shown, and said two minutes before (RGAA 13.1). */
import { useEffect, useState, type ReactNode } from 'react';
import { useMe } from './me.js';

const WARNED_MINUTES = 2;

export function SessionClock({ onOut }: { onOut: () => void }): ReactNode {
  const { sessions, currentSessionId } = useMe().me;
  const end = new Date(sessions.find((s) => s.id === currentSessionId)?.expiresAt ?? 0).getTime();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  const minutes = Math.max(0, Math.floor((end - now) / 60_000));
  useEffect(() => { if (end > 0 && now >= end) onOut(); }, [end, now, onOut]);
  const left = minutes >= 120 ? `${Math.floor(minutes / 60)} h` : `${minutes} min`;
  return (
    <div className="session">
      <span>Session <span className="number">{left}</span></span>
      {minutes <= WARNED_MINUTES ? <p role="alert" className="session-ending">Votre session se ferme dans {WARNED_MINUTES} minutes. Vos brouillons sont conservés. <a href="/auth/login">Rester connecté</a></p> : null}
    </div>
  );
}
