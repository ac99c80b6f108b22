import { BookUser, CalendarCheck, ChartColumn, FolderOpen, KeyRound, Landmark, MessagesSquare, Scale, Settings, ShieldAlert, UsersRound } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { NavLink } from 'react-router';
import { type MeData, useMe } from './me.js';

type Desk = MeData['me']['desks'][number];
/** Of those with a desk, who the server gives that desk to; the others are everybody's. */
const PLACES: readonly [string, string, ComponentType<{ size: number; 'aria-hidden': boolean }>, ...Desk[]][] = [
  ['/ma-journee', 'Ma journée', CalendarCheck],
  ['/dossiers', 'Dossiers', FolderOpen],
  ['/fils', 'Échanges', MessagesSquare],
  ['/ip', 'Informations préoccupantes', ShieldAlert, 'INTAKES'],
  ['/signalements', 'Signalements', Scale, 'SIGNALEMENTS'],
  ['/reunions', 'Réunions', UsersRound, 'SYNTHESES'],
  ['/parquet', 'Parquet', Landmark, 'PARQUET'],
  ['/annuaire', 'Annuaire', BookUser],
  ['/habilitations', 'Habilitations', KeyRound, 'PROPOSING', 'VALIDATING', 'GRANTING'],
  ['/observatoire', 'Observatoire', ChartColumn, 'COUNTING'],
  ['/reglages', 'Réglages', Settings],
];

export function Navigation(): ReactNode {
  const { me: { desks } } = useMe();
  return (
    <nav id="navigation" className="nav" aria-label="Navigation principale" tabIndex={-1}>
      <ul>{PLACES.filter(([, , , ...of]) => of.length === 0 || of.some((desk) => desks.includes(desk))).map(([to, name, Icon]) => <li key={to}><NavLink to={to}><Icon size={20} aria-hidden />{name}</NavLink></li>)}</ul>
    </nav>
  );
}
