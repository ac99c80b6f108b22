import type { ReactNode } from 'react';
import { useTitle } from '../../shell/title.js';

export function Component(): ReactNode {
  useTitle('Accessibilité');
  return (
    <div className="text">
      <h1>Déclaration d’accessibilité</h1>
      <p>Cordée s’engage à rendre son service accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.</p>
      <h2>État de conformité</h2>
      <p>Partiellement conforme au RGAA 4.1.2 : la grille des 106 critères n’a pas encore été remplie par une personne extérieure. Chaque page est éprouvée par un outil (axe) à chaque version.</p>
      <h2>Contenus non accessibles</h2>
      <p>Aucun n’est connu à ce jour. Signalez ce qui vous arrête : nous le corrigerons.</p>
      <h2>Retour et contact</h2>
      <p>Écrivez à l’assistance de votre département. Sans réponse, vous pouvez saisir le <a href="https://formulaire.defenseurdesdroits.fr/">Défenseur des droits</a>.</p>
    </div>
  );
}
