/** How rights end, what a change of habilitation or of admission would open or close, how clocks start and stop: the statements that the door sends. */
/** syntheses: of an admission alone. */
export interface HabilitationEffect { dossiers: number; threads: number; syntheses?: number; digest: string }

/** Subjects whose id is an habilitation's: itself, and the grant that made it. */
export const OF_AN_HABILITATION = new Set(['Habilitation', 'HabilitationGrant']);

export const ENDS = {
  admission: 'update app.admission set valid_to = greatest(valid_from, app.now()) where id = $1 and valid_to > app.now()',
  convocation: 'update app.convocation set valid_to = greatest(valid_from, app.now()) where id = $1 and valid_to > app.now()',
  referent: 'update app.referent set valid_to = greatest(valid_from, app.now()) where id = $1 and valid_to > app.now()',
  share: 'update app.share set valid_to = greatest(valid_from, app.now()) where id = $1 and valid_to > app.now()',
  astreinte: 'update app.astreinte set valid_to = greatest(valid_from, app.now()) where id = $1 and valid_to > app.now()',
  delegation: 'update app.delegation set valid_to = greatest(valid_from, app.now()) where id = $1 and valid_to > app.now()',
  dossier_link: 'update app.dossier_link set valid_to = greatest(valid_from, app.now()) where id = $1 and valid_to > app.now()',
  permanence: 'update app.permanence set valid_to = greatest(valid_from, app.now()) where id = $1 and valid_to > app.now()',
  lien: 'update app.lien set valid_to = greatest(valid_from, app.now()) where id = $1 and valid_to > app.now()',
  lieu_protege: 'update app.lieu_protege set valid_to = greatest(valid_from, app.now()) where id = $1 and valid_to > app.now()',
  agenda_feed: `update app.agenda_feed set revoked_at = app.now() where id = $1 and revoked_at = 'infinity'`,
  invitation: `update app.invitation set revoked_at = app.now() where id = $1 and used_at = 'infinity' and revoked_at = 'infinity'`,
  session: 'update app.session set ended_at = clock_timestamp() where id = $1 and ended_at > clock_timestamp()',
  sessions: 'select app.close_sessions($1)',
  habilitation: 'select app.end_habilitation($1)',
} as const;

export const EFFECTS = { granting: 'select * from app.effect_of_granting($1)', ending: 'select * from app.effect_of_ending($1)', closing: 'select * from app.effect_of_closing($1)' } as const;

/** The number that the next seal takes, for the PDF that bears it; the seal itself is numbered by the database, which refuses any other. */
export interface Numbered { year: number; rank: number }
export const NEXT_NUMBER = { seal: { name: 'next-number', text: 'select year, rank from app.next_signalement()' }, minutes: { name: 'next-minutes', text: 'select year, rank from app.next_minutes()' } } as const;

/** A clock of the law is started and met by the acts themselves: the database asks that the act be recorded in the same transaction. */
export const CLOCKS = { start: 'select app.start_deadline($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', meet: 'select app.meet_deadline($1, $2, $3)', resume: 'select app.resume_deadline($1, $2, $3)' } as const;

/** A year of the Observatoire: figures alone, to the nearest five; null under five. */
export interface YearCount { plot: string; key: string; n: number | null; until: Date }
export const COUNTS_OF_YEAR = { name: 'counts-of-year', text: 'select * from app.counts_of_year($1)' } as const;
