import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { CONFORMITY } from '../pages/accessibility/conformity.js';
import { Keyboard } from '../keyboard/keyboard.js';

export const Footer = (): ReactNode => (
  <footer id="pied" className="foot" tabIndex={-1}>
    <Link to="/accessibilite">Accessibilité : {CONFORMITY}</Link>
    <Link to="/plan">Plan du site</Link>
    <Keyboard />
    <span>Enfant en danger immédiat : appelez le <strong>119</strong> ou le <strong>17</strong>. Ce site ne reçoit pas d’appels urgents.</span>
  </footer>
);
