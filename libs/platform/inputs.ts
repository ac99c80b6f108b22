/** Bad input is refused at the edge, with the field named, before anything is written. */
import { UserError } from './errors.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Controls but tab and line feed: NUL cannot be stored, the others hide what they change. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
/** Bidirectional overrides and isolates show a reader another text than the one that was written. */
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/;

export function uuid(field: string, value: string): string {
  if (!UUID.test(value)) throw new UserError('FORMAT', 'Identifiant mal formé.', field);
  return value.toLowerCase();
}

/** Free text, in NFC: the same name typed on two keyboards is the same name. */
export function text(field: string, value: string, { max, min = 1 }: { max: number; min?: number }): string {
  if (value.length > max * 2) throw new UserError('TROP_LONG', `Texte trop long : ${max} signes au plus.`, field);
  if (!value.isWellFormed()) throw new UserError('CARACTERE_REFUSE', 'Le texte contient un caractère incomplet (demi-codet isolé).', field);
  const clean = value.normalize('NFC').replace(/\r\n?/g, '\n');
  if (CONTROLS.test(clean)) throw new UserError('CARACTERE_REFUSE', 'Le texte contient un caractère de contrôle.', field);
  if (OVERRIDES.test(clean)) throw new UserError('CARACTERE_REFUSE', 'Le texte contient une inversion du sens de lecture, qui cacherait ce qui est écrit.', field);
  const length = Array.from(clean).length;
  if (length > max) throw new UserError('TROP_LONG', `Texte trop long : ${length} signes, ${max} au plus.`, field);
  if (clean.trim().length < min) throw new UserError('OBLIGATOIRE', 'Ce champ est obligatoire.', field);
  return clean;
}

/** A calendar date YYYY-MM-DD that exists. */
export function date(field: string, value: string): string {
  const at = new Date(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== value) {
    throw new UserError('FORMAT', 'Date attendue : AAAA-MM-JJ.', field);
  }
  return value;
}
