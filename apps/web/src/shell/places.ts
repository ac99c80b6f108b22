import { Archive, BookUser, CalendarCheck, ChartColumn, FolderOpen, History, KeyRound, Landmark, MessagesSquare, Scale, ScanEye, Search, Settings, ShieldAlert, ShieldCheck, UsersRound } from 'lucide-react';
import type { ComponentType } from 'react';
import type { MeData } from './me.js';

type Desk = MeData['me']['desks'][number];
type Place = readonly [to: string, name: string, Icon: ComponentType<{ size: number; 'aria-hidden': boolean }>, ...of: Desk[]];
const PLACES: readonly Place[] = [
  ['/ma-journee', 'Ma journée', CalendarCheck],
  ['/dossiers', 'Dossiers', FolderOpen],
  ['/fils', 'Échanges', MessagesSquare],
  ['/recherche', 'Recherche', Search],
  ['/ip', 'Informations préoccupantes', ShieldAlert, 'INTAKES'],
  ['/signalements', 'Signalements', Scale, 'SIGNALEMENTS'],
  ['/reunions', 'Réunions', UsersRound, 'SYNTHESES'],
  ['/parquet', 'Parquet', Landmark, 'PARQUET'],
  ['/annuaire', 'Annuaire', BookUser],
  ['/habilitations', 'Habilitations', KeyRound, 'PROPOSING', 'VALIDATING', 'GRANTING'],
  ['/simulateur', 'Simulateur d’accès', ScanEye, 'SIMULATING'],
  ['/observatoire', 'Observatoire', ChartColumn, 'COUNTING'],
  ['/qui-savait', 'Qui savait quoi', History, 'VERIFYING'],
  ['/preuve-du-journal', 'Preuve du journal', ShieldCheck, 'VERIFYING'],
  ['/conservation', 'Conservation', Archive, 'KEEPING', 'VERIFYING'],
  ['/reglages', 'Réglages', Settings],
];

/** Of those with a desk, who the server gives that desk to; the others are everybody's. */
export const placesOf = (desks: readonly Desk[]): readonly Place[] => PLACES.filter(([, , , ...of]) => of.length === 0 || of.some((desk) => desks.includes(desk)));
