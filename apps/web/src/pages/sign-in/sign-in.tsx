import type { ReactNode } from 'react';
import { signInHref } from '../../shell/sign-in-href.js';
import { useTitle } from '../../shell/title.js';

/** closed: somebody was here, and comes back to where they were. */
export function SignIn({ closed }: { closed: boolean }): ReactNode {
  useTitle('Connexion');
  return (
    <main className="alone sign-in">
      <h1><img src="/icon.svg" alt="" width="40" height="40" /> Cordée</h1>
      <p className="lead">Échanges sécurisés de la protection de l’enfance : chacun partage ce que la loi lui permet de partager, ni plus, ni moins.</p>
      {closed ? <p role="alert">Votre session est fermée. Vos brouillons sont conservés : identifiez-vous de nouveau pour revenir à cette page.</p> : null}
      <div className="columns">
        <div>
          <p>Réservé aux professionnels invités par le département.</p>
          <p><a className="button primary big" href={signInHref()} autoFocus>S’identifier</a></p>
          <p className="hint">Avec votre adresse professionnelle et un second facteur.</p>
        </div>
        <aside className="emergency"><h2>Un enfant est en danger immédiat ?</h2><p>Appelez le <strong>119</strong> ou le <strong>17</strong>.</p><p>Ce site ne reçoit pas d’appels urgents.</p></aside>
      </div>
    </main>
  );
}
