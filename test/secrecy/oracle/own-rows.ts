/** What is one's own: rows of a world, beside it for their number. */
import type { Row } from './world.js';

export interface Ebauche extends Row { professionnel_id: string; form: string; about_id: string; saved_at: number }
export interface NoticePreference extends Row { professionnel_id: string; rhythm: string; quiet_from: number; quiet_to: number; set_at: number; request_id: string }
export interface ReadingPosition extends Row { thread_id: string; habilitation_id: string; seq: number }
export interface Draft extends Row { dossier_id: string; thread_id: string; professionnel_id: string; saved_at: number }
