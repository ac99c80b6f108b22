import type { ReactNode } from 'react';
import { Link } from 'react-router';

export const Footer = (): ReactNode => (
  <footer id="pied" className="foot" tabIndex={-1}>
    <Link to="/accessibilite">Accessibilité : partiellement conforme</Link>
    <span>Enfant en danger immédiat : appelez le <strong>119</strong> ou le <strong>17</strong>. Ce site ne reçoit pas d’appels urgents.</span>
  </footer>
);
