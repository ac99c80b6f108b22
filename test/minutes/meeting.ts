/** The réunion de synthèse of the invented Noé and Maëlle, as one of those who were there reads it: which kinds they read is given. */
import { randomUUID } from 'node:crypto';
import { commitmentOf, type Committed } from '../../libs/syntheses/minutes/commitment.js';
import type { Heard, Line, Meeting, Reserved } from '../../libs/syntheses/minutes/minutes.js';
import { KIND_NAMES, type Kind } from '../../libs/secrecy/kinds.js';

export interface Written extends Committed { id: string; salt: string; speaker: string }
const SYNTHESE = '00000000-0000-4000-8000-00000000c0de';
const POINTS = ['Nouvelles de l’école', 'Santé', 'Parole de l’enfant'].map((heading, position) => ({ id: `00000000-0000-4000-8000-00000000000${position}`, position, heading }));
/** A salt of its own each, always the same: what is compared to the byte must not change from one run to the next. */
const saltOf = (seq: number): string => Buffer.alloc(32, seq).toString('base64url');

export const written = (seq: number, point: number, kind: Kind, body: string, more: Partial<Written> = {}): Written => ({
  id: randomUUID(), salt: saltOf(seq), speaker: 'Karim BELLANGEAU', syntheseId: SYNTHESE, pointId: POINTS[point]!.id, seq, type: 'CONSTAT', voice: 'PROFESSIONNEL', kind, detail: 'FULL',
  authorId: SYNTHESE, speakerId: null, nature: 'WRITTEN', supersedesId: null, body, ownerId: null, dueAt: null, indicator: null, decisionId: null, ...more,
});

export const LINES: Written[] = [
  written(1, 0, 'SCO', 'Noé vient en classe : deux demi-journées d’absence depuis avril.'), written(2, 1, 'MED', 'La courbe de poids de Maëlle inquiète ; le médecin la revoit sous 8 jours.', { detail: 'SUMMARY', type: 'POINT_DE_VUE' }),
  written(3, 1, 'MED', 'Un traitement est en cours.', { detail: 'SUMMARY' }), written(4, 2, 'ENF', '« Je veux rester chez maman ! »', { voice: 'ENFANT', speaker: 'Noé' }),
  written(5, 2, 'PAR', 'La mère est en désaccord.', { type: 'DESACCORD', voice: 'PARENTS', speaker: 'Mme Perraudeau' }),
  written(6, 2, 'SOC', 'Reprise de l’aide éducative à domicile.', { type: 'DECISION' }), written(7, 1, 'MED', 'Pesée hebdomadaire par la PMI.', { type: 'DECISION', detail: 'SUMMARY' }),
];

const reserved = (kind: Kind): Reserved => ({ kindName: KIND_NAMES[kind], phrase: 'Votre fonction reçoit un résumé, non l’élément entier.', article: 'CSP R.1110-1' });
const heard = (one: Written, kinds: readonly Kind[]): Heard =>
  (kinds.includes(one.kind as Kind) ? { said: { committed: one, pieces: [], salt: one.salt, typeName: 'Constat', speaker: one.speaker, charge: null }, reserved: null } : { said: null, reserved: reserved(one.kind as Kind) });

export function meeting(kinds: readonly Kind[], lines: readonly Written[] = LINES): Meeting {
  return {
    zone: 'Europe/Paris', points: POINTS, facts: { number: 'CR-2025-0007', syntheseId: SYNTHESE, validatedAt: '2025-04-23T10:00:00.000Z' },
    header: {
      number: 'CR-2025-0007', type: 'Réunion de synthèse', purpose: 'Évaluer la situation', legalBasis: 'CASF, art. L. 226-2-2', openedAt: new Date('2025-04-15T07:00:00Z'), closedAt: new Date('2025-04-15T09:00:00Z'),
      convenedBy: 'Philippe ARNAUDEAU', validatedBy: 'Philippe ARNAUDEAU', validatedAt: new Date('2025-04-23T10:00:00Z'),
    },
    presence: [{ who: 'Dr Paul LIGNERAC', quality: 'médecin de PMI', arrivedAt: new Date('2025-04-15T07:10:00Z'), leftAt: new Date('2025-04-15T08:00:00Z') }, { who: 'Karim BELLANGEAU', quality: 'évaluateur', arrivedAt: new Date('2025-04-15T07:00:00Z'), leftAt: null }],
    family: [], observations: [],
    lines: lines.map((one): Line => ({ ...heard(one, kinds), id: one.id, pointId: one.pointId, seq: one.seq, nature: one.nature as Line['nature'], supersedesId: one.supersedesId, isDecision: one.type === 'DECISION', commitment: commitmentOf(one.salt, one) })),
  };
}
