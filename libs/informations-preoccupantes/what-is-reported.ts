/** What somebody reports, checked at the edge: each field named, nothing written yet. */
import { meansOrException } from '../dossiers/means-or-exception.js';
import { UserError } from '../platform/errors.js';
import { fold } from '../platform/fold.js';
import { date, text } from '../platform/inputs.js';
import type { Kind } from '../secrecy/kinds.js';
import { MATRIX } from '../secrecy/matrix.js';
import type { InformantInput, ReportInformationPreoccupanteInput } from './informations-preoccupantes.inputs.js';
import { BY_DUTY, ORIGIP, TRANSIP } from './olinpe.js';

const MOST = { mineurs: 20, elements: 50, parents: 20 } as const;
/** Rows, one a child: what a page of them shows at once. */
const MOST_ROWS = 200;

export interface Reported {
  mineurs: { place: string; surname: string; givenNames: string; sex: string | null; birthDate: string | null; birthPlace: string | null; whereabouts: string | null }[];
  /** Each about one child, by its rank. */
  elements: { about: number; kind: string; detail: string; body: string }[];
  parents: { about: number; person: string; means: string; exception: string; informedAt: Date; announced: string }[];
  informant: { channel: string; origin: string; transmittedBy: string; identityGiven: string; identity: string | null; reachBy: string | null; livesWithChild: string | null };
}

const isGiven = (value?: string | null): value is string => value !== undefined && value !== null && value.trim() !== '';
const optional = (field: string, value: string | null | undefined, max: number): string | null => (isGiven(value) ? text(field, value, { max }) : null);

export function whatIsReported(input: ReportInformationPreoccupanteInput, now: Date): Reported {
  for (const [field, most] of Object.entries(MOST) as [keyof typeof MOST, number][]) if (input[field].length > most) throw new UserError('TROP_NOMBREUX', `${most} au plus.`, field);
  if (!input.mineurs.some((m) => m.place === 'TARGETED')) throw new UserError('OBLIGATOIRE', 'Une information préoccupante vise au moins un enfant.', 'mineurs');
  const mineurs = input.mineurs.map((m) => ({
    place: m.place, surname: text('mineurs', m.surname, { max: 100 }), givenNames: text('mineurs', m.givenNames, { max: 100 }), sex: optional('mineurs', m.sex, 20), birthDate: bornOn(m.birthDate, now),
    birthPlace: optional('mineurs', m.birthPlace, 200), whereabouts: optional('mineurs', m.whereabouts, 500),
  }));
  const each = <T extends { about: number[] }>(field: string, given: readonly T[]): { row: T; about: number }[] => {
    const rows = given.flatMap((row) => ranks(field, row.about, mineurs.length).map((about) => ({ row, about })));
    if (rows.length > MOST_ROWS) throw new UserError('TROP_NOMBREUX', `${MOST_ROWS} au plus, un par enfant.`, field);
    return rows;
  };
  const elements = each('elements', input.elements).map(({ row, about }) => ({ about, kind: row.kind, detail: row.detail, body: text('elements', row.body, { max: 20_000 }) }));
  if (!elements.some(({ kind }) => readByTheCell(kind as Kind))) {
    throw new UserError('OBLIGATOIRE', 'Dites au moins un fait que la cellule puisse lire : elle ne lit pas le médical, qu’un médecin lira.', 'elements');
  }
  for (const row of input.parents) meansOrException(row, now, 'parents');
  const parents = each('parents', input.parents).map(({ row: { person, announced, means, exception, informedAt }, about }) =>
    ({ about, means, exception, informedAt, person: text('parents', person, { max: 200 }), announced: text('parents', announced, { max: 2000 }) }));
  if (parents.length === 0 && BY_DUTY.includes(ORIGIP[input.informant.origin])) {
    throw new UserError('OBLIGATOIRE', 'Les parents sont informés avant toute transmission, sauf intérêt contraire de l’enfant : dites qui l’a été, ou pourquoi non. (CASF L.226-2-1)', 'parents');
  }
  const informant = whoSpoke(input.informant);
  unnamed(informant.identity, [...elements.map((e) => ['elements', e.body] as const), ...parents.map((p) => ['parents', p.announced] as const)]);
  return { mineurs, elements, parents, informant };
}

const readByTheCell = (kind: Kind): boolean => MATRIX.RESPONSABLE_CRIP[kind].some((c) => c.right === 'S' && c.detail === 'FULL');

function bornOn(value: string | null | undefined, now: Date): string | null {
  if (!isGiven(value)) return null;
  const day = date('mineurs', value);
  if (day > now.toISOString().slice(0, 10)) throw new UserError('DATE', 'La date de naissance est dans l’avenir.', 'mineurs');
  return day;
}

function ranks(field: string, about: readonly number[], children: number): number[] {
  const all = [...new Set(about)];
  if (all.length === 0 || all.some((rank) => !Number.isInteger(rank) || rank < 0 || rank >= children)) throw new UserError('ENFANT_INCONNU', 'Dites de quel enfant il s’agit, par son rang dans la liste.', field);
  return all;
}

function whoSpoke({ channel, origin, transmittedBy, identity, reachBy, livesWithChild = null }: InformantInput): Reported['informant'] {
  const name = optional('informant', identity, 200);
  if (name === null && isGiven(reachBy)) throw new UserError('INCOHERENT', 'Qui reste anonyme ne laisse pas de quoi être joint.', 'informant');
  const home = livesWithChild === null ? null : livesWithChild ? 'YES' : 'NO';
  return { channel, livesWithChild: home, origin: ORIGIP[origin], transmittedBy: TRANSIP[transmittedBy], identityGiven: name === null ? 'ANONYMOUS' : 'GIVEN', identity: name, reachBy: optional('informant', reachBy, 200) };
}

/** Who spoke is named in one place alone: their whole name, written in what others will read, is refused. Less than that is for the author to see. */
function unnamed(identity: string | null, said: readonly (readonly [field: string, body: string])[]): void {
  const words = (s: string): string => ` ${fold(s).replace(/[^a-z0-9]+/g, ' ').trim()} `;
  if (identity === null || words(identity).trim().length < 4) return;
  for (const [field, body] of said) {
    if (words(body).includes(words(identity))) throw new UserError('NOM_DE_L_INFORMATEUR', 'Le nom de qui a parlé ne s’écrit que dans « informateur » : ce texte sera lu d’autres personnes.', field);
  }
}
