import type { ReactNode } from 'react';
import { useTitle } from '../../shell/title.js';

export function SignIn(): ReactNode {
  useTitle('Connexion');
  return (
    <main className="alone sign-in">
      <h1><img src="/icon.svg" alt="" width="40" height="40" /> Cordée</h1>
      <p className="lead">Échanges sécurisés de la protection de l’enfance : chacun partage ce que la loi lui permet de partager, ni plus, ni moins.</p>
      <div className="columns">
        <div>
          <p>Réservé aux professionnels invités par le département.</p>
          <p><a className="button primary big" href="/auth/login" autoFocus>S’identifier</a></p>
          <p className="hint">Avec votre adresse professionnelle et un second facteur.</p>
        </div>
        <aside className="emergency"><h2>Un enfant est en danger immédiat ?</h2><p>Appelez le <strong>119</strong> ou le <strong>17</strong>.</p><p>Ce site ne reçoit pas d’appels urgents.</p></aside>
      </div>
    </main>
  );
}
