import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTitle } from '../../shell/title.js';

export function Component(): ReactNode {
  useTitle('Page introuvable');
  return <><h1>Page introuvable</h1><p>Il n’y a rien à cette adresse, ou rien que vous puissiez connaître.</p><p><Link to="/ma-journee">Revenir à ma journée</Link></p></>;
}
