/** Every field where somebody writes what they want, with its length, and the act that carries it. */
import { actorId, stableId, TERRITOIRES } from '../../../apps/migrate/demonstration-directory.js';
import type { Story } from '../../../apps/migrate/story/stage.js';
import { uuid } from '../../support/database.js';
import { atItsOwnHour } from '../../support/nothing-opened.js';

export interface Text { name: string; field: string; max: number; who: string; payload: string; type: string; input(value: string, s: Story, digest: string): Record<string, unknown> }

const text = (name: string, field: string, max: number, payload: string, input: Text['input'], who = 'A4', type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`): Text => ({ name, field, max, who, payload, type, input });
const child = (over: object): Record<string, unknown> => ({ surname: 'NOUVEAU', givenNames: 'Lou', birthDate: '2020-02-02', ...over });
const informed = (s: Story, over: object): Record<string, unknown> => ({ requestId: uuid(), dossierId: s.noe, means: 'LETTER', informedAt: '2024-01-01T00:00:00Z', announced: 'Ce qui sera dit.', ...over });
const secret = (s: Story, over: object): Record<string, unknown> => ({ requestId: uuid(), dossierId: s.noe, ground: 'DANGER', reason: 'En attendant le juge.', validFrom: '2024-01-01T00:00:00Z', phone: '05 36 49 00 00', ...over });
const exchange = (s: Story, over: object): Record<string, unknown> => ({ requestId: uuid(), dossierId: s.noe, kind: 'LOG', subject: 'Transport', motive: 'Rendez-vous', participantIds: [], ...over });

/** Of whom a conflict may be declared, once each, without anything of the story ending. */
const OTHERS = ['A18', 'A17', 'A14', 'A13', 'A12', 'A10', 'A9', 'A1', 'A11', 'A16', 'A3', 'ADM', 'COR'];
let turn = 0;

export const TEXTS: readonly Text[] = [
  text('openDossier', 'surname', 100, 'dossier { enfant { value: surname } }', (surname) => ({ requestId: uuid(), territoireId: TERRITOIRES.nord, ...child({ surname }) })),
  text('openDossier', 'givenNames', 100, 'dossier { enfant { value: givenNames } }', (givenNames) => ({ requestId: uuid(), territoireId: TERRITOIRES.nord, ...child({ givenNames }) })),
  text('lookUpChild', 'surname', 100, 'known { id }', (surname) => child({ surname })),
  text('lookUpChild', 'givenNames', 100, 'known { id }', (givenNames) => child({ givenNames })),
  text('addPersonne', 'surname', 100, 'personne { value: surname }', (surname, s) => ({ requestId: uuid(), dossierId: s.noe, surname, givenNames: 'Anne' })),
  text('addPersonne', 'givenNames', 100, 'personne { value: givenNames }', (givenNames, s) => ({ requestId: uuid(), dossierId: s.noe, surname: 'DURAND', givenNames })),
  text('recordPriorInformation', 'language', 100, 'priorInformation { value: language }', (language, s) => informed(s, { language })),
  text('recordPriorInformation', 'announced', 2_000, 'priorInformation { value: announced }', (announced, s) => informed(s, { announced })),
  text('admit', 'necessity', 500, 'admission { value: necessity }', (necessity, s) => atItsOwnHour({ requestId: uuid(), dossierId: s.noe, habilitationId: actorId('A11'), kinds: ['FAM'], purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity })),
  text('admit', 'evaluatorException', 500, 'admission { value: evaluatorException }', (evaluatorException, s) => atItsOwnHour({ requestId: uuid(), dossierId: s.noe, habilitationId: actorId('A11'), kinds: ['FAM'], duty: 'EVALUATEUR', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Évaluer.', evaluatorException })),
  text('proposeAdmission', 'evaluatorException', 500, 'proposal { value: evaluatorException }', (evaluatorException, s) => ({ requestId: uuid(), dossierId: s.noe, habilitationId: actorId('A11'), kinds: ['FAM'], duty: 'EVALUATEUR', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Évaluer.', evaluatorException }), 'A5'),
  text('declareLieuProtege', 'reason', 500, 'lieuProtege { value: reason }', (reason, s) => secret(s, { reason }), 'A8'),
  text('declareConflict', 'reason', 500, 'conflict { value: reason }', (reason, s) => ({ requestId: uuid(), dossierId: s.noe, professionnelId: stableId(`professionnel ${OTHERS[turn++ % OTHERS.length]!}`), reason })),
  text('holdElimination', 'reason', 2_000, 'step { value: reason }', (reason, s) => ({ requestId: uuid(), dossierId: s.noe, reason }), 'A4', 'ReasonedStepInput'),
  text('writeEntry', 'body', 20_000, 'entry { value: body }', (body, s) => ({ requestId: uuid(), dossierId: s.noe, kind: 'FAM', body }), 'A5'),
  text('proposeAdmission', 'necessity', 500, 'proposal { value: necessity }', (necessity, s) => ({ requestId: uuid(), dossierId: s.noe, habilitationId: actorId('A11'), kinds: ['FAM'], purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity }), 'A5'),
  text('openThread', 'subject', 200, 'thread { heading { ... on OpenHeading { value: subject } } }', (subject, s) => exchange(s, { subject })),
  text('openThread', 'motive', 1_000, 'thread { heading { ... on OpenHeading { value: motive } } }', (motive, s) => exchange(s, { motive })),
  text('postMessage', 'body', 20_000, 'message { value: body }', (body, s, readersDigest) => ({ clientMessageId: uuid(), threadId: s.thread, kind: 'FAM', body, readersDigest })),
  text('correctMessage', 'body', 20_000, 'message { value: body }', (body, s) => ({ messageId: s.messages[0], expectedVersion: 1, body })),
  text('registerOrganisation', 'name', 200, 'organisation { value: name }', (name) => ({ requestId: uuid(), name, sector: 'OTHER' }), 'ADM'),
  text('registerService', 'name', 200, 'service { value: name }', (name) => ({ requestId: uuid(), organisationId: stableId('organisation 99970121200014 Horizon Orvale'), name }), 'COR'),
  text('withdrawMessage', 'reason', 500, 'message { withdrawal { value: reason } }', (reason, s) => ({ messageId: s.messages[5], expectedVersion: 1, reason })),
];

export const queryOf = ({ name, type, payload }: Text): string => `mutation ($input: ${type}!) { ${name}(input: $input) { ${payload} userErrors { code field message } } }`;

export const REFUSED: readonly [what: string, of: (max: number) => string, code: string][] = [
  ['nothing', () => '', 'OBLIGATOIRE'],
  ['blanks', () => ' \t\n\u00a0\u2003', 'OBLIGATOIRE'],
  ['NUL', () => 'a\u0000b', 'CARACTERE_REFUSE'],
  ['a lone high surrogate', () => 'a\ud800b', 'CARACTERE_REFUSE'],
  ['a lone low surrogate', () => '\udc00', 'CARACTERE_REFUSE'],
  ['surrogates the wrong way round', () => '\udc00\ud800', 'CARACTERE_REFUSE'],
  ['an escape sequence', () => '\u001b[2J', 'CARACTERE_REFUSE'],
  ['a backspace', () => 'Noé\u0008\u0008\u0008Léa', 'CARACTERE_REFUSE'],
  ['a control of the second set', () => 'a\u0085b', 'CARACTERE_REFUSE'],
  ['an override of the reading direction', () => 'innocent\u202etnepuoc', 'CARACTERE_REFUSE'],
  ['an isolate that never ends', () => '\u2067abc', 'CARACTERE_REFUSE'],
  ['one character too many', (max) => 'a'.repeat(max + 1), 'TROP_LONG'],
  ['one emoji too many', (max) => '😀'.repeat(max + 1), 'TROP_LONG'],
  ['much too much', (max) => 'é'.repeat(Math.min(max * 10, 60_000)), 'TROP_LONG'],
];

/** What people write, and what looks like an attack and is only text: each comes back as it was. */
export const KEPT: readonly string[] = [
  'N’Diaye', "L'Haÿ-les-Roses", 'Œuvre d’Août', 'Ñuñez İstanbul ẞ', '王小明', 'محمد علي', 'שָׁלוֹם', '👩‍👧‍👦 🏳️‍🌈 👍🏽', 'a\u200bb', '\ufeffa', 'ﬁn ½ ² Å', '%s %n %x', '\\', '\\\\x00', '\\u0000', '$1 $2 ${x} #{y}',
  "Robert'); DROP TABLE app.message;--", "' OR 1=1 --", '"; select pg_sleep(10); --', "x' union select token_hash from app.session --", "\\'; truncate app.dossier; --", 'E\'\\047', '$$; drop schema app cascade; $$',
  '<script>alert(1)</script>', '{{7*7}}', '=cmd|\'/c calc\'!A1', '../../../etc/passwd', '__proto__', 'constructor', 'undefined', 'null', 'NaN', 'true', '0', '{"a":1}', '{ me { id } }', '-1', '1e999',
];
