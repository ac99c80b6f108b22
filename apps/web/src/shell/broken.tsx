/** What could not be drawn: said, with a way on. What it was about is not repeated. */
import type { ReactNode } from 'react';

export const Broken = (): ReactNode => (
  <main className="alone" role="alert">
    <h1>Cette page n’a pas pu s’afficher</h1>
    <p>Rien n’a été perdu ni à moitié fait : ce que vous avez enregistré est conservé.</p>
    <p><a className="button" href="/ma-journee">Revenir à ma journée</a></p>
  </main>
);
