/** The keeping of a dossier: rows of a world, beside it for their number. */
import type { Row } from './world.js';

export interface ConservationStep extends Row {
  dossier_id: string; sequence: number; fact: string; category: string | null; due_at: number; first_at: number; first_told_at: number; last_at: number; last_told_at: number;
  bordereau_year: number | null; bordereau_rank: number | null; visa_number: number | null; visa_at: number | null; author_id: string; person_id: string; at: number; request_id: string;
}
