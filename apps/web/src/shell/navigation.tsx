import { BookUser, CalendarCheck, FolderOpen, MessagesSquare, Settings, ShieldAlert } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { NavLink } from 'react-router';

const PLACES: readonly [string, string, ComponentType<{ size: number; 'aria-hidden': boolean }>][] = [
  ['/ma-journee', 'Ma journée', CalendarCheck],
  ['/dossiers', 'Dossiers', FolderOpen],
  ['/fils', 'Échanges', MessagesSquare],
  ['/ip', 'Informations préoccupantes', ShieldAlert],
  ['/annuaire', 'Annuaire', BookUser],
  ['/reglages', 'Réglages', Settings],
];

export function Navigation(): ReactNode {
  return (
    <nav id="navigation" className="nav" aria-label="Navigation principale" tabIndex={-1}>
      <ul>{PLACES.map(([to, name, Icon]) => <li key={to}><NavLink to={to}><Icon size={20} aria-hidden />{name}</NavLink></li>)}</ul>
    </nav>
  );
}
