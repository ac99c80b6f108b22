/** A draft that is reread, and the family of a meeting: rows of a world, beside it for their number. */
import type { Content } from './world.js';

interface AtPoint extends Content { home_id: string; synthese_id: string; point_id: string; line_id: string | null; request_id: string }
export interface Observation extends AtPoint { written_at: number }
export interface ObservationAnswer extends AtPoint { observation_id: string; outcome: string; at: number }
export interface Relecture { id: string; departement: number; dossier_id: string; synthese_id: string; author_id: string; at: number; request_id: string }
export interface FamilyStep extends Content { synthese_id: string; about: string; personne_id: string | null; fact: string; means: string | null; informed_at: number | null; accompanied: boolean; written_at: number; request_id: string }
