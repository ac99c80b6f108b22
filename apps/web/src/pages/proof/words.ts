import { count } from '../../words/plural.js';
import type { StandingData, WitnessData } from './queries.js';

/** What happened, what is safe, what to do. */
export const STANDINGS: Readonly<Record<StandingData['standing'], string>> = {
  SIGNED: 'Le journal est numéroté et signé.',
  UNSIGNED: 'Le journal n’est pas encore signé. Ses lignes sont écrites et numérotées ; rien ne les prouve tant qu’aucune clé ne les signe.',
  LATE: 'Des lignes attendent leur rang depuis plus d’une minute. Elles sont écrites et seront numérotées dans leur ordre ; si cela dure, prévenez l’exploitation.',
  SILENT: 'Rien ne signe plus le journal, et l’alarme est donnée. Les actes continuent de s’écrire. Ou bien ce qui signe est arrêté, ou bien ce qui est en base n’est pas ce qui fut signé : le journal technique du serveur dit lequel.',
  DIFFERS: 'Un témoin a autre chose que cette base : une copie plus ancienne a été restaurée, ou le journal a été réécrit. Plus rien n’est signé. Ne restaurez rien, gardez le témoin tel qu’il est, et faites vérifier hors ligne.',
};
export const WITNESSES: Readonly<Record<WitnessData['name'], string>> = { FOLDER: 'Dossier sur un autre disque', MAIL: 'Boîte aux lettres', BUCKET: 'Stockage tenu par un tiers' };
const STATES: Readonly<Record<WitnessData['state'], string>> = { AGREES: 'D’accord : ce qu’il a commence ce que nous avons.', AWAY: 'Injoignable : il sera interrogé de nouveau.', DIFFERS: 'En désaccord : ce qu’il a n’est pas ce que nous avons.' };
/** It is asked each minute. */
const FORGOTTEN_S = 600;
export const saidOf = ({ state, askedSecondsAgo }: WitnessData): string => (askedSecondsAgo > FORGOTTEN_S && state === 'AGREES' ? 'N’est plus interrogé : il était d’accord.' : STATES[state]);

export function ago(seconds: number): string {
  if (seconds < 60) return `il y a ${count(seconds, 'seconde')}`;
  if (seconds < 3600) return `il y a ${count(Math.floor(seconds / 60), 'minute')}`;
  return `il y a ${count(Math.floor(seconds / 3600), 'heure')}`;
}

/** The acts that a receipt proves. */
export const ACTS: Readonly<Record<string, string>> = {
  'signalement.sealed': 'Signalement scellé', 'signalement.sent': 'Signalement transmis', 'signalement.received': 'Signalement reçu', 'signalement.acknowledged': 'Réception accusée', 'minutes.validated': 'Compte rendu validé',
};
/** What a leaf commits to, beside its act: ids, none of which is a name. */
export const TOLD: readonly (readonly [string, string])[] = [['actorId', 'Habilitation de l’auteur'], ['subjectId', 'Ligne que l’acte a faite'], ['dossierId', 'Dossier'], ['habilitationId', 'Habilitation concernée'], ['threadId', 'Échange']];
