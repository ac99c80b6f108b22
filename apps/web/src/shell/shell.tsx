/** The frame of every page: who one is, where one may go, whether the line is up. Nobody signed in sees anything but the way to sign in. */
import { useEffect, useState, type ReactNode } from 'react';
import { Outlet, useLocation } from 'react-router';
import { onSignedOut } from '../graphql/client.js';
import { useAsk } from '../graphql/use-ask.js';
import { connect } from '../realtime/pointers.js';
import { SignIn } from '../pages/sign-in/sign-in.js';
import { setServerNow } from '../words/dates.js';
import { Zone } from '../zone/zone.js';
import { Announcer } from './announcer.js';
import { Header } from './header.js';
import { Me, ME, type MeData } from './me.js';
import { Navigation } from './navigation.js';
import { OfflineBand } from './offline-band.js';
import { Footer } from './footer.js';

export function Shell(): ReactNode {
  const [out, setOut] = useState(false);
  const [entered, setEntered] = useState(false);
  useEffect(() => onSignedOut(() => setOut(true)), []);
  return out ? <SignIn closed={entered} /> : <SignedIn onIn={() => setEntered(true)} onOut={() => setOut(true)} />;
}

function SignedIn({ onIn, onOut }: { onIn: () => void; onOut: () => void }): ReactNode {
  const me = useAsk(ME, {}, { when: (p) => p.type === 'habilitation.ended' || p.type === 'session.ended' });
  if (me.data) setServerNow(me.data.now);
  const entered = me.data !== undefined;
  useEffect(() => { if (entered) onIn(); }, [entered, onIn]);
  if (!me.data) return <main className="alone"><Zone asked={me} of="de votre session" pick={() => null}>{() => null}</Zone></main>;
  return <Frame data={me.data} again={me.again} onOut={onOut} />;
}

function Frame({ data, again, onOut }: { data: MeData; again: () => void; onOut: () => void }): ReactNode {
  const [up, setUp] = useState(true);
  const { pathname } = useLocation();
  const session = data.me.currentSessionId;
  // A line that the server has closed is a right that ended, or a node that left: the next answer says which.
  useEffect(() => connect(setUp, again), [session, again]);
  useEffect(() => { document.getElementById('contenu')?.focus(); }, [pathname]);
  return (
    <Me value={data}>
      <nav className="quick" aria-label="Accès rapides"><a href="#contenu">Contenu</a><a href="#navigation">Navigation</a><a href="#pied">Pied de page</a></nav>
      <Header onOut={onOut} again={again} />
      <OfflineBand up={up} />
      <div className="frame">
        <Navigation />
        <main id="contenu" tabIndex={-1}><Outlet /></main>
      </div>
      <Footer />
      <Announcer />
    </Me>
  );
}
