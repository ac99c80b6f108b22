/** What a cell and a parquet find on their board: a year of informations préoccupantes of a large département, most of them long over, and what the parquet was sent. */
import { randomBytes } from 'node:crypto';
import { LETTER_OF_13_MAY } from '../../dist/apps/migrate/story/letter.js';
import { LocalKeyEncryption } from '../../dist/libs/platform/local-key-encryption.js';
import { seal, subkey } from '../../dist/libs/platform/seal.js';
import { id } from './ids.mjs';
import { insert } from './load.mjs';
import { BOARDS, DEPARTEMENT } from './sizes.mjs';

const PERSON = { id: 'uuid', departement: 'smallint', display_name: 'text', email: 'text' };
const POST = { id: 'uuid', departement: 'smallint', professionnel_id: 'uuid', organisation_id: 'uuid', function: 'text', valid_from: 'timestamptz', valid_to: 'timestamptz' };
const PART = { id: 'uuid', departement: 'smallint', intake_id: 'uuid', kind: 'text', detail: 'text', source: 'text', author_id: 'uuid', written_at: 'timestamptz' };
const CLOCK = { id: 'uuid', departement: 'smallint', code: 'text', subject_type: 'text', subject_id: 'uuid', intake_id: 'uuid', holder_type: 'text', holder_id: 'uuid', answers_for: 'text', second: 'text', started_by: 'uuid', started_at: 'timestamptz',
  counted_from: 'timestamptz', legal_at: 'timestamptz', due_at: 'timestamptz', remind_at: 'timestamptz', state: 'text', met_at: 'timestamptz', met_by: 'uuid' };
const STEP = { id: 'uuid', departement: 'smallint', signalement_id: 'uuid', route: 'text', parquet_id: 'uuid', fact: 'text', answer: 'text', reach: 'text', author_id: 'uuid', at: 'timestamptz', dated: 'timestamptz', body: 'bytea', request_id: 'uuid' };
const SYSTEM = '00000000-0000-4000-8000-000000000001';
/** The last of each open one: some to qualify, some in evaluation, some to decide. */
const OPEN = ['RECEIVED', 'QUALIFIED', 'IN_EVALUATION', 'REPORT_SUBMITTED'];
const OVER = ['NOT_IP', 'CLOSED_NO_ACTION', 'ADMIN_HELP_PROPOSED', 'FORWARDED'];
const HOUR = 3600;

export async function loadBoards({ client, kekFile, say }) {
  // As the rows of a year that is over: what their acts once checked, and counted, is not asked again.
  await client.query('set synchronous_commit = off; set session_replication_role = replica');
  const kek = new LocalKeyEncryption(kekFile);
  const now = Date.now();
  const at = (seconds) => new Date(now - seconds * 1000);
  const put = (table, types, rows) => insert(client, table, types, rows);
  const [cell, parquet, author, other] = ['cell', 'parquet', '5', '6'].map((n) => id(`actor ${n}`));
  const seat = id('org parquet');
  await put('organisation', { id: 'uuid', departement: 'smallint', name: 'text', sector: 'text' }, [[seat, DEPARTEMENT, 'Parquet', 'JUSTICE']]);
  await put('professionnel', PERSON, ['cell', 'parquet'].map((n) => [id(`person ${n}`), DEPARTEMENT, `Personne ${n}`, `${n}@bench.example`]));
  await put('habilitation', POST, [[cell, DEPARTEMENT, id('person cell'), id('org 0'), 'AGENT_CRIP', at(8e6), 'infinity'], [parquet, DEPARTEMENT, id('person parquet'), seat, 'PROCUREUR', at(8e6), 'infinity']]);
  await put('habilitation_territoire', { habilitation_id: 'uuid', territoire_id: 'uuid', departement: 'smallint' }, Array.from({ length: 12 }, (_, n) => [cell, id(`territoire ${n}`), DEPARTEMENT]));

  /** A key of its own for each; what is sealed under it. */
  const keyed = async (holders) => {
    const rows = [];
    const keys = new Map();
    for (const holder of holders) {
      const key = randomBytes(32);
      keys.set(holder, subkey(key, 'body'));
      const { wrapped, kekVersion } = await kek.wrap(key, holder, 1);
      rows.push([holder, DEPARTEMENT, 'INTAKE', wrapped, kekVersion]);
    }
    await put('data_key', { holder_id: 'uuid', departement: 'smallint', holder_type: 'text', wrapped: 'bytea', kek_version: 'integer' }, rows);
    return (holder, table, column, row, text) => seal(keys.get(holder), text, { table, column, holder, row });
  };
  const clock = (holder, subjectType, subject, code, answers, second, due, met) => [id(`clock ${code} ${holder}`), DEPARTEMENT, code, subjectType, subject, holder, 'INTAKE', holder, answers, second, author, at(due + 9e5), at(due + 9e5), at(due), at(due), at(due + 9e4), met ? 'MET' : 'RUNNING', met ? at(due + 1e5) : 'infinity', met ? subject : null];

  for (let from = 0; from < BOARDS.intakes; from += 1000) {
    const ns = Array.from({ length: Math.min(1000, BOARDS.intakes - from) }, (_, k) => from + k);
    // Spread over the year: the open ones are the latest, but for one in ten, which waits since long.
    const isOpen = (n) => (n < BOARDS.open * 0.9 || n % Math.floor(BOARDS.intakes / (BOARDS.open * 0.1)) === 7);
    const intakes = ns.map((n) => ({ n, id: id(`intake ${n}`), open: isOpen(n), when: at(n * 0.4 * HOUR + 60), state: isOpen(n) ? OPEN[n % 4] : OVER[n % 4] }));
    await client.query('begin');
    const sealed = await keyed(intakes.map((i) => i.id));
    const part = (i, what, kind) => [id(`${what} ${i.id}`), DEPARTEMENT, i.id, kind, 'FULL', 'OTHER', author, i.when];
    const text = (i, table, column, what, said) => sealed(i.id, table, column, id(`${what} ${i.id}`), said);
    await put('information_preoccupante', { id: 'uuid', departement: 'smallint', year: 'smallint', rank: 'integer', author_id: 'uuid', received_at: 'timestamptz', recorded_at: 'timestamptz', grave_danger: 'boolean', state: 'text', request_id: 'uuid' },
      intakes.map((i) => [i.id, DEPARTEMENT, 2024, i.n + 1, author, i.when, i.when, i.n % 20 === 0, i.state, id(`request ${i.id}`)]));
    await put('mineur_concerne', { ...PART, place: 'text', given_names: 'bytea', surname: 'bytea', birth_date: 'bytea' }, intakes.flatMap((i) => ['TARGETED', 'HOUSEHOLD'].map((place) => {
      const what = `mineur ${place}`;
      return [...part(i, what, 'IDE'), place, text(i, 'mineur_concerne', 'given_names', what, `Prénom ${i.n}`), text(i, 'mineur_concerne', 'surname', what, `NOM${i.n}`), text(i, 'mineur_concerne', 'birth_date', what, '2018-03-14')];
    })));
    const child = (i) => id(`mineur TARGETED ${i.id}`);
    await put('element_recueilli', { ...PART, mineur_id: 'uuid', body: 'bytea' }, intakes.flatMap((i) => ['SCO', 'SOC', 'ENF'].map((kind) => [...part(i, `element ${kind}`, kind), child(i), text(i, 'element_recueilli', 'body', `element ${kind}`, 'Neuf demi-journées d’absence depuis le 1er décembre, dont six sans motif ; mêmes vêtements du lundi au vendredi.')])));
    await put('information_des_parents', { ...PART, mineur_id: 'uuid', means: 'text', exception: 'text', informed_at: 'timestamptz', person: 'bytea', announced: 'bytea' },
      intakes.map((i) => [...part(i, 'parents', 'FAM'), child(i), 'CALL', 'NONE', i.when, text(i, 'information_des_parents', 'person', 'parents', 'Sa mère'), text(i, 'information_des_parents', 'announced', 'parents', 'La transmission.')]));
    await put('informant', { ...PART, channel: 'text', origin: 'text', transmitted_by: 'text', identity_given: 'text' }, intakes.map((i) => [...part(i, 'informant', 'INF'), 'PLATFORM', '20', '100', 'ANONYMOUS']));
    const qualified = intakes.filter((i) => i.state !== 'RECEIVED');
    await put('qualification', { id: 'uuid', departement: 'smallint', intake_id: 'uuid', author_id: 'uuid', person_id: 'uuid', written_at: 'timestamptz', outcome: 'text', urgent: 'boolean', request_id: 'uuid', reason: 'bytea' },
      qualified.map((i) => [id(`qualification ${i.id}`), DEPARTEMENT, i.id, cell, id('person cell'), i.when, 'QUALIFIED', false, id(`qualify ${i.id}`), text(i, 'qualification', 'reason', 'qualification', 'Risque de danger.')]));
    await put('second_regard', { id: 'uuid', departement: 'smallint', intake_id: 'uuid', qualification_id: 'uuid', first_person_id: 'uuid', author_id: 'uuid', person_id: 'uuid', agrees: 'boolean', written_at: 'timestamptz', request_id: 'uuid' },
      qualified.map((i) => [id(`regard ${i.id}`), DEPARTEMENT, i.id, id(`qualification ${i.id}`), id('person cell'), id('actor 0'), id('person 0'), true, i.when, id(`look ${i.id}`)]));
    await put('deadline', CLOCK, intakes.flatMap((i) => [clock(i.id, 'InformationPreoccupante', i.id, 'IP_EVAL', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', i.n * 0.4 * HOUR - 90 * 24 * HOUR, !i.open),
      clock(i.id, 'InformationPreoccupante', i.id, 'IP_TRIAGE', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', i.n * 0.4 * HOUR - 24 * HOUR, i.state !== 'RECEIVED')]));
    await put('cloture', { id: 'uuid', departement: 'smallint', intake_id: 'uuid', author_id: 'uuid', closed_at: 'timestamptz', request_id: 'uuid' }, intakes.filter((i) => !i.open).map((i) => [id(`cloture ${i.id}`), DEPARTEMENT, i.id, cell, i.when, id(`close ${i.id}`)]));
    await client.query('commit');
  }
  await loadSignalements({ put, keyed, clock, at, seat, author, other, parquet });
  await client.query('vacuum analyze');
  say(`  ${BOARDS.intakes} informations préoccupantes dont ${BOARDS.open} ouvertes, ${BOARDS.signalements} signalements dont ${BOARDS.awaiting} à accuser`);
}

/** The last ones await a magistrate; those before them were acknowledged and answered. */
async function loadSignalements({ put, keyed, clock, at, seat, author, other, parquet }) {
  const all = Array.from({ length: BOARDS.signalements }, (_, n) => ({ n, id: id(`signalement ${n}`), when: n * 4 * HOUR + 600, awaits: n < BOARDS.awaiting }));
  const sealed = await keyed(all.map((s) => s.id));
  const head = (s) => [DEPARTEMENT, s.id, 'DIRECT'];
  await put('signalement', { id: 'uuid', departement: 'smallint', route: 'text', author_id: 'uuid', parquet_id: 'uuid', territoire_id: 'uuid', urgency: 'text', ground: 'text', drafted_at: 'timestamptz', request_id: 'uuid' },
    all.map((s) => [s.id, DEPARTEMENT, 'DIRECT', s.n % 2 ? author : other, seat, id(`territoire ${s.n % 12}`), 'URGENT', 'GRAVE_AND_IMMEDIATE_DANGER', at(s.when), id(`draft ${s.id}`)]));
  await put('signalement_letter', { id: 'uuid', departement: 'smallint', signalement_id: 'uuid', route: 'text', version: 'smallint', author_id: 'uuid', written_at: 'timestamptz', letter: 'bytea', request_id: 'uuid' },
    all.map((s) => [id(`letter ${s.id}`), ...head(s), 1, author, at(s.when), sealed(s.id, 'signalement_letter', 'letter', id(`letter ${s.id}`), JSON.stringify(LETTER_OF_13_MAY)), id(`write ${s.id}`)]));
  await put('signalement_seal', { id: 'uuid', departement: 'smallint', signalement_id: 'uuid', route: 'text', version: 'smallint', year: 'smallint', rank: 'integer', sha256: 'bytea', signature: 'bytea', key_id: 'bytea', pdf: 'bytea', sealed_by: 'uuid', sealed_at: 'timestamptz', request_id: 'uuid' },
    all.map((s) => [id(`seal ${s.id}`), ...head(s), 1, 2024, s.n + 1, randomBytes(32), randomBytes(64), randomBytes(16), sealed(s.id, 'signalement_seal', 'pdf', id(`seal ${s.id}`), 'x'.repeat(60_000)), author, at(s.when), id(`sign ${s.id}`)]));
  const step = (s, fact, after, said = null, answer = 'NONE', by = parquet) => {
    const row = id(`${fact} ${s.id}`);
    return [row, DEPARTEMENT, s.id, 'DIRECT', seat, fact, answer, answer === 'NONE' ? 'AUTHOR' : 'DEPARTEMENT', by, at(s.when - after), at(s.when - after), said && sealed(s.id, 'signalement_step', 'body', row, said), row];
  };
  await put('signalement_step', STEP, all.flatMap((s) => [step(s, 'SENT', 1, null, 'NONE', author), step(s, 'RECEIVED', 2, null, 'NONE', SYSTEM),
    ...(s.awaits ? [] : [step(s, 'ACKNOWLEDGED', 300, '24-133-0042'), step(s, 'ANSWERED', 500, 'Enquête en cours.', 'ENQUETE')])]));
  await put('deadline', CLOCK, all.flatMap((s) => [clock(s.id, 'SignalementStep', id(`SENT ${s.id}`), 'SIGNALEMENT_RECEPTION', 'RESPONSABLE_CRIP', 'RESPONSABLE_ASE', s.when - HOUR, true),
    clock(s.id, 'SignalementStep', id(`RECEIVED ${s.id}`), 'SIGNALEMENT_ACK_GRAVE', 'PROCUREUR', 'RESPONSABLE_CRIP', s.when - 2 * HOUR, !s.awaits)]));
}
