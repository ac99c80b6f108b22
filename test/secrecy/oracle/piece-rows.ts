/** What is joined: each carries all that judges what it joins. */
import type { Content, OfMineur, OfSignalement } from './world.js';

export interface PieceRecueillie extends Omit<OfMineur, 'written_at'> { element_id: string; deposit_id: string; document_id: string; type: string; state: string; size: number; added_at: number }
export interface PieceSignalement extends OfSignalement { version: number; author_id: string; letter_id: string; number: number; document_id: string; type: string; state: string; size: number }
export interface PieceSynthese extends Content { home_id: string; synthese_id: string; point_id: string; line_id: string; line_type: string; number: number; document_id: string; type: string; state: string; size: number }
export interface PieceEvaluation extends Content { evaluation_id: string; contribution_id: string; type: string; state: string; size: number; added_at: number }
