import { randomUUID } from 'node:crypto';
import { readdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '../../scripts/score/figures.mjs';
import { actorId, stableId, TERRITOIRES } from '../../apps/migrate/demonstration-directory.js';
import { startSink, type Sink } from '../../scripts/mail-sink/sink.mjs';
import { ApiProcess } from '../faults/api-process.js';
import { ownCluster, type OwnCluster } from '../faults/own-cluster.js';
import { tokensOf } from '../faults/tokens.js';
import { nothingOpened } from '../support/nothing-opened.js';
import { secrets } from '../support/database.js';
import { openDoor, type Door } from '../support/door.js';
import { makeCanary, needles, scan, waysIn } from './canary.js';
import { inCompressed, inCopy, inflated, inRows } from './elsewhere.js';
import { SEALED } from './plaintext.js';
import { mistakes } from './mistakes.js';
import { plantEvaluation } from './plant-evaluation.js';
import { plantMeeting, type Act } from './plant-meeting.js';
import { tamperWithAll } from './tamper.js';
import { plantPlace } from './plant-place.js';
import { plantPiece, plantPieceRecueillie } from './plant-piece.js';
import { plantSignalement } from './plant-signalement.js';

/** Every sealed text bears this word; births are on a day that nothing else in the world has. */
const canary = makeCanary();
const BORN = '1871-03-18';

let cluster: OwnCluster;
let door: Door;
let api: ApiProcess;
let tokens: Record<string, string>;
let sink: Sink;
const temporary = mkdtempSync(join(tmpdir(), 'cordee-tmp-'));
beforeAll(async () => {
  cluster = await ownCluster();
  door = await openDoor();
  // Another person of the cell.
  await door.db.owner.query(`update app.habilitation set function = 'AGENT_CRIP' where id = $1`, [actorId('A12')]);
  tokens = await tokensOf(door, ['A4', 'A5', 'A8', 'A12', 'ADM']);
  sink = await startSink();
  api = await ApiProcess.start(door.db, { WORKER: 'inside', TMPDIR: temporary, SMTP_URL: `smtp://127.0.0.1:${sink.port}` });
}, 60_000);
afterAll(async () => {
  await api.kill('SIGTERM');
  await sink.close();
  rmSync(temporary, { recursive: true });
  await door.close();
  await cluster.stop();
}, 30_000);
/** One mutation over HTTP; its row, or what it was refused with. */
const act: Act = async (key, field, type, input, row, shown = 'id') => {
  const { text } = await api.ask(tokens[key]!, `mutation ($input: ${type}!) { ${field}(input: $input) { ${row} { ${shown} } userErrors { code field } } }`, { input });
  const payload = (JSON.parse(text) as { data: Record<string, Record<string, Awaited<ReturnType<Act>> | null>> }).data[field]!;
  if (!payload[row]) throw new Error(text);
  return payload[row];
};
const hours = (n: number): string => new Date(new Date().getTime() + n * 3_600_000).toISOString();

/** A dossier, its people, its thread: the canary in every text that a person may write. */
async function plant(): Promise<{ threadId: string; dossierId: string }> {
  const requestId = (): string => randomUUID();
  const { id: dossierId } = await act('A4', 'openDossier', 'OpenDossierInput', { requestId: requestId(), territoireId: TERRITOIRES.nord, surname: `${canary} surname`, givenNames: `${canary} given`, birthDate: BORN }, 'dossier');
  const { id: personneId } = await act('A4', 'addPersonne', 'AddPersonneInput', { requestId: requestId(), dossierId, surname: `${canary} surname`, givenNames: `${canary} given` }, 'personne');
  await act('A4', 'addLien', 'AddLienInput', { requestId: requestId(), personneId, nature: 'PARENTAL_AUTHORITY', quality: `${canary} quality`, validFrom: '2020-01-01T00:00:00Z' }, 'lien');
  await act('A4', 'recordPriorInformation', 'RecordPriorInformationInput', { requestId: requestId(), dossierId, personneId, language: `${canary} language`, announced: `${canary} announced`, means: 'LETTER', informedAt: '2020-01-01T00:00:00Z' }, 'priorInformation');
  const team = { dossierId, habilitationId: actorId('A5'), kinds: ['IDE', 'FAM', 'SOC'], duty: 'EVALUATEUR' };
  await act('A4', 'admit', 'AdmitInput', { requestId: requestId(), ...team, effectDigest: nothingOpened(team), purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: `${canary} necessity`, evaluatorException: `${canary} exception` }, 'admission');
  const second = { ...team, habilitationId: actorId('A6') };
  await act('A4', 'admit', 'AdmitInput', { requestId: requestId(), ...second, effectDigest: nothingOpened(second), purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: `${canary} necessity` }, 'admission');
  await act('A5', 'writeEntry', 'WriteEntryInput', { requestId: requestId(), dossierId, kind: 'FAM', body: `${canary} entry` }, 'entry');
  const { id: proposalId } = await act('A5', 'proposeAdmission', 'ProposeAdmissionInput', { requestId: requestId(), dossierId, habilitationId: actorId('A16'), kinds: ['FAM'], duty: 'EVALUATEUR', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: `${canary} necessity`, evaluatorException: `${canary} exception` }, 'proposal');
  await act('A4', 'refuseAdmissionProposal', 'RefuseAdmissionProposalInput', { proposalId, reason: `${canary} reason` }, 'decision');
  const { id: entryId } = await act('A5', 'writeEntry', 'WriteEntryInput', { requestId: requestId(), dossierId, kind: 'SOC', body: `${canary} social` }, 'entry');
  await act('A5', 'shareItem', 'ShareItemInput', { requestId: requestId(), entryId, habilitationId: actorId('A2'), legalBasis: 'CASF_226_2_2', necessity: `${canary} necessity`, summary: `${canary} summary` }, 'share');
  const { id: threadId } = await act('A4', 'openThread', 'OpenThreadInput', { requestId: requestId(), dossierId, kind: 'FAM', subject: `${canary} subject`, motive: `${canary} motive`, participantIds: [actorId('A5')] }, 'thread');
  const preview = await api.ask(tokens.A5!, 'query ($input: PreviewReadersInput!) { previewReaders(input: $input) { preview { digest } } }', { input: { threadId, kind: 'FAM' } });
  const readersDigest = (JSON.parse(preview.text) as { data: { previewReaders: { preview: { digest: string } } } }).data.previewReaders.preview.digest;
  const { id: messageId } = await act('A5', 'postMessage', 'PostMessageInput', { clientMessageId: requestId(), threadId, kind: 'FAM', body: `${canary} message`, readersDigest }, 'message');
  await plantPiece({ act, api, token: tokens.A5! }, canary, messageId);
  await act('A5', 'saveDraft', 'SaveDraftInput', { threadId, body: `${canary} draft` }, 'draft', 'savedAt');
  await act('A5', 'saveEbauche', 'SaveEbaucheInput', { form: 'RECUEIL', body: `${canary} begun` }, 'ebauche', 'savedAt');
  await act('A5', 'correctMessage', 'CorrectMessageInput', { messageId, expectedVersion: 1, body: `${canary} corrected` }, 'message');
  const found = await api.ask(tokens.A4!, 'query ($words: String!) { searchMessages(input: { words: $words }) { search { messages { edges { node { excerpt { text } } } } } } }', { words: `${canary} corrected` });
  expect(found.text).toContain(`"text":"${canary} corrected"`);
  await act('A5', 'withdrawMessage', 'WithdrawMessageInput', { messageId, expectedVersion: 2, reason: `${canary} reason` }, 'message');
  const { id: south } = await act('A4', 'openDossier', 'OpenDossierInput', { requestId: requestId(), territoireId: TERRITOIRES.sud, surname: `${canary} south`, givenNames: `${canary} given`, birthDate: BORN }, 'dossier');
  await act('ADM', 'registerAstreinte', 'RegisterAstreinteInput', { requestId: requestId(), habilitationId: actorId('A8'), validFrom: hours(-1), validTo: hours(1) }, 'astreinte');
  const { id: broken } = await act('A8', 'breakGlass', 'BreakGlassInput', { requestId: requestId(), dossierId: south, motive: `${canary} fugue signalée cette nuit` }, 'admission');
  await act('A4', 'reviewGlass', 'ReviewGlassInput', { requestId: requestId(), admissionId: broken, outcome: 'JUSTIFIED', finding: `${canary} finding` }, 'review');
  await act('A4', 'reportInformationPreoccupante', 'ReportInformationPreoccupanteInput', { requestId: requestId(), informant: { channel: 'PHONE', origin: 'OTHER_INDIVIDUAL', transmittedBy: 'OTHER_INDIVIDUAL', identity: `${canary} informant`, reachBy: `${canary} phone`, livesWithChild: false },
    mineurs: [{ surname: `${canary} surname`, givenNames: `${canary} given`, birthDate: BORN, sex: canary.slice(0, 20), birthPlace: `${canary} place`, whereabouts: `${canary} whereabouts` }], elements: [{ kind: 'ENF', body: `${canary} words` }],
    parents: [{ person: `${canary} person`, means: 'CALL', informedAt: '2020-01-01T00:00:00Z', announced: `${canary} announced` }] }, 'accuse');
  await plantPieceRecueillie({ act, api, token: tokens.A4! }, canary, door);
  const { rows: [intake] } = await door.db.owner.query<{ id: string }>('select id from app.information_preoccupante');
  const { id: qualificationId } = await act('A4', 'qualifyInformationPreoccupante', 'QualifyInformationPreoccupanteInput', { requestId: requestId(), informationPreoccupanteId: intake!.id, outcome: 'NOT_IP', reason: `${canary} reason` }, 'qualification');
  await act('A12', 'lookAtQualification', 'LookAtQualificationInput', { requestId: requestId(), qualificationId, agrees: false, finding: `${canary} finding` }, 'secondRegard');
  const { rows: [evaluation] } = await door.db.owner.query<{ id: string; day: string }>(`select id, to_char(due_at - interval '40 days', 'YYYY-MM-DD') as day from app.deadline where code = 'IP_EVAL'`);
  await act('A4', 'shortenDeadline', 'ShortenDeadlineInput', { requestId: requestId(), deadlineId: evaluation!.id, lastDay: evaluation!.day, reason: `${canary} shortened` }, 'shortening');
  await plantEvaluation({ act, door, api, token: tokens.A4! }, canary, intake!.id, dossierId);
  await plantSignalement({ act, api, token: tokens.A4! }, canary, door, dossierId);
  const looked = await api.ask(tokens.A4!, 'mutation ($input: LookUpChildInput!) { lookUpChild(input: $input) { known { surname } userErrors { code } } }', { input: { surname: `${canary} surname`, givenNames: `${canary} given`, birthDate: BORN } });
  expect(looked.text).toContain(canary);
  await plantPlace({ act, api, token: tokens.A8! }, canary, dossierId);
  const { id: conflictId } = await act('A4', 'declareConflict', 'DeclareConflictInput', { requestId: requestId(), dossierId, professionnelId: stableId('professionnel A16'), reason: `${canary} conflict` }, 'conflict');
  await act('A8', 'liftConflict', 'LiftConflictInput', { requestId: requestId(), conflictId, reason: `${canary} lifted` }, 'lift');
  await api.ask(tokens.A5!, 'query ($id: ID!) { dossier(id: $id) { enfant { surname } } }', { id: dossierId });
  const { rows: [opened] } = await door.db.owner.query<{ id: string }>(`select id from app.access where actor_id = $1 and dossier_id = $2 and outcome = 'READ' limit 1`, [actorId('A5'), dossierId]);
  const { id: questionId } = await act('A4', 'askJustification', 'AskJustificationInput', { requestId: requestId(), consultationId: opened!.id }, 'justification');
  await act('A5', 'giveJustification', 'GiveJustificationInput', { questionId, body: `${canary} justification` }, 'justification');
  await plantMeeting({ act, api, door, tokens }, canary, dossierId);
  // The worker opens the question and what it compares it with: it must not write them either.
  const asked = async (): Promise<number> => (await door.db.owner.query(`select 1 from app.child_lookup where state = 'ASKED'`)).rows.length;
  while (await asked() > 0) await new Promise((resolve) => { setTimeout(resolve, 50); });
  return { threadId, dossierId };
}

describe('a word that somebody wrote about a child', () => {
  it('is sealed in every column that seals, and read back by who may', async () => {
    const { threadId, dossierId } = await plant();
    for (const name of SEALED) {
      const [table, column] = name.split('.');
      const { rows } = await door.db.owner.query<{ v: Buffer }>(`select ${column} as v from app.${table} where ${column} is not null`);
      expect([name, rows.length > 0, rows.flatMap((r) => waysIn(r.v, canary))]).toEqual([name, true, []]);
    }
    expect((await api.ask(tokens.A5!, 'query ($id: ID!) { thread(id: $id) { heading { ... on OpenHeading { subject motive } } } }', { id: threadId })).text).toContain(`${canary} motive`);
    expect((await api.ask(tokens.A4!, 'query ($id: ID!) { dossier(id: $id) { enfant { surname birthDate } } }', { id: dossierId })).text).toContain(BORN);
    expect((await mistakes({ api, door, token: tokens.A5! }, canary, dossierId)).filter((text) => text.includes('"errors"') || text.includes('"userErrors":[{')).length).toBeGreaterThan(10);
  });

  it('is in no file of the database: tables, indexes, journal of writes, logs of the server', async () => {
    await door.db.owner.query('checkpoint');
    expect(readFileSync(join(cluster.folder, 'postgres.log'), 'utf8')).toContain('permission denied for table entry');
    const hits = [...scan(cluster.folder, [canary, BORN]), ...inCompressed(cluster.folder, [canary]), ...inCopy(cluster.folder, [canary]), ...await inRows(door.db.owner, [canary, BORN])];
    figure('sealed.columns', SEALED.length);
    figure('sealed.hits', hits.length);
    expect(hits).toEqual([]);
  });

  it('is in no mail, nor in the temporary files of the API', async () => {
    for (const queue of ['notice', 'agenda_message']) await door.db.owner.query(`update app.${queue} set due_at = app.now() where state in ('QUEUED', 'WAITING', 'DUE')`);
    for (let waited = 0; sink.mails.length < 2 && waited < 20_000; waited += 100) await new Promise((resolve) => { setTimeout(resolve, 100); });
    expect(sink.mails.length).toBeGreaterThan(1);
    expect(sink.mails.flatMap(({ raw }) => [canary, BORN].flatMap((word) => waysIn(Buffer.from(raw), word)))).toEqual([]);
    expect([...scan(temporary, [canary, BORN]), ...inCompressed(temporary, [canary])]).toEqual([]);
  }, 60_000);

  it('does not open once it was tampered with, in any column that seals: bits, ends, formats, places', async () => {
    const { columns, tried, opened, closed } = await tamperWithAll(door);
    figure('tamper.tried', Object.values(tried).reduce((a, b) => a + b));
    figure('tamper.opened', opened.length);
    process.stdout.write(`${columns.length} sealed columns tampered with: ${JSON.stringify(tried)}\n`);
    expect([columns.sort(), closed, opened]).toEqual([[...SEALED].sort(), [], []]);
    expect([Object.keys(tried).length, Math.min(...Object.values(tried)) > 200, Object.values(tried).reduce((a, b) => a + b) > 50_000]).toEqual([6, true, true]);
  }, 120_000);

  it('is in no file that the server keeps: deposits, pieces, what was examined', async () => {
    const kept = join(dirname(secrets().kekFile), 'files');
    expect(readdirSync(kept, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length).toBeGreaterThan(0);
    expect(scan(kept, [canary, BORN])).toEqual([]);
  });

  it('is in no line of the API, errors and failures included', () => {
    expect(api.log).toContain('operation failed');
    expect([canary, BORN].flatMap((word) => waysIn(Buffer.from(api.log), word))).toEqual([]);
  });

  it('would be found: written in a clear column, in any of its ways, it is seen in the tables and in the journal of writes', async () => {
    const word = makeCanary();
    for (const [, bytes] of needles(word).filter(([way]) => !way.startsWith('utf16'))) {
      await door.db.owner.query(`insert into app.organisation values (gen_random_uuid(), 99, $1, null, 'OTHER')`, [bytes.toString('latin1')]);
    }
    await door.db.owner.query('checkpoint');
    const found = scan(cluster.folder, [word]);
    for (const way of new Set(needles(word).map(([w]) => w).filter((w) => !w.startsWith('utf16')))) {
      expect(found.filter((f) => f.endsWith(`: ${way}`) && f.includes('/base/')).length).toBeGreaterThan(0);
      expect(found.filter((f) => f.endsWith(`: ${way}`) && f.includes('pg_wal/')).length).toBeGreaterThan(0);
    }
    await door.db.owner.query('create table public.scratch as select $1::text as note', [`${'a long text that is compressed '.repeat(300)}${word.slice(0, 8)}${word}`]);
    expect(await inRows(door.db.owner, [word])).toContain('public.scratch: raw');
    writeFileSync(join(temporary, 'left.gz'), Buffer.concat([Buffer.from('before'), gzipSync(`a note about ${word}`)]));
    expect([inCompressed(temporary, [word]), scan(temporary, [word])]).toEqual([['left.gz: compressed, raw'], []]);
    expect(waysIn(inflated(gzipSync(word)), word)).toEqual(['raw']);
    expect(waysIn(Buffer.from(`x${word}`, 'utf16le'), word)).toContain('utf16le');
    expect(waysIn(Buffer.from(Buffer.from(`ab${word}z`).toString('base64')), word)).toContain('base64');
  });
});
