import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actorId, stableId } from '../../apps/migrate/demonstration-directory.js';
import type { Story } from '../../apps/migrate/story/stage.js';
import { holdElimination } from '../../libs/conservation/hold-elimination.js';
import { refuseAdmissionProposal } from '../../libs/dossiers/decide-admission-proposal.js';
import { declareConflict } from '../../libs/dossiers/declare-conflict.js';
import { liftConflict } from '../../libs/dossiers/lift-conflict.js';
import { proposeAdmission } from '../../libs/dossiers/propose-admission.js';
import { validatePriorException } from '../../libs/dossiers/validate-prior-exception.js';
import { writeEntry } from '../../libs/dossiers/write-entry.js';
import { acknowledgeMessage } from '../../libs/threads/acknowledge-message.js';
import { shareItem } from '../../libs/threads/share-item.js';
import { uuid } from '../support/database.js';
import { Product } from '../support/product.js';
import { nameAs, told } from '../support/situation.js';

let product: Product;
let story: Story;
const ids: Record<string, string> = {};
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
  await product.door.as('A4', (tx) => writeEntry(tx, { requestId: uuid(), dossierId: story.noe, kind: 'FAM', detail: 'FULL', body: 'Un constat.' }));
  await product.door.as('A5', (tx) => acknowledgeMessage(tx, story.messages[0]!));
  const excepted = await told(product.door, story.noe, { means: 'NONE', exception: 'MINOR_OBJECTION' }, 'A5');
  await product.door.as('A4', (tx) => validatePriorException(tx, { requestId: uuid(), priorInformationId: excepted.id }));
  const { id: entryId } = await product.door.as('A5', (tx) => writeEntry(tx, { requestId: uuid(), dossierId: story.noe, kind: 'SOC', detail: 'FULL', body: 'Un constat.' }));
  await product.door.as('A5', (tx) => shareItem(tx, { requestId: uuid(), entryId, habilitationId: actorId('A2'), legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' }));
  const { id: proposalId } = await product.door.as('A5', (tx) => proposeAdmission(tx, { requestId: uuid(), dossierId: story.noe, habilitationId: actorId('A16'), kinds: ['LOG'], duty: 'NONE', purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Suivi.' }));
  await product.door.as('A4', (tx) => refuseAdmissionProposal(tx, { proposalId, reason: 'Non.' }));
  await nameAs(product.door, story.noe, 'A5');
  await product.door.as('A8', (tx) => holdElimination(tx, { requestId: uuid(), dossierId: story.noe, reason: 'Le parquet le demande.' }));
  const { id: conflictId } = await product.door.as('A8', (tx) => declareConflict(tx, { requestId: uuid(), dossierId: story.noe, professionnelId: stableId('professionnel A12'), reason: 'Un lien.' }));
  await product.door.as('A4', (tx) => liftConflict(tx, { requestId: uuid(), conflictId, reason: 'Il n’est plus.' }));
  await product.token('A4');
  for (const table of ['enfant', 'entry', 'admission', 'prior_information', 'personne', 'lien', 'prior_validation', 'participation', 'receipt', 'share', 'admission_proposal', 'admission_decision', 'referent', 'conflict', 'conflict_lift', 'conservation_step'] as const) {
    ids[table] = (await product.door.db.owner.query<{ id: string }>(`select id from app.${table} order by id limit 1`)).rows[0]!.id;
  }
  ids['session'] = (await product.door.db.owner.query<{ id: string }>('select id from app.session where habilitation_id = $1', [actorId('A4')])).rows[0]!.id;
});
afterAll(() => product.close());

const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';
const WHO: readonly [type: string, id: () => string, mayNot: string][] = [
  ['Dossier', () => story.noe, 'A1'], ['Enfant', () => ids['enfant']!, 'A1'], ['Entry', () => ids['entry']!, 'A1'], ['Admission', () => ids['admission']!, 'B1'],
  ['PriorInformation', () => ids['prior_information']!, 'A1'], ['Personne', () => ids['personne']!, 'A1'], ['Lien', () => ids['lien']!, 'A1'], ['PriorValidation', () => ids['prior_validation']!, 'A1'], ['Thread', () => story.thread, 'A8'], ['Message', () => story.messages[0]!, 'A8'],
  ['AdmissionProposal', () => ids['admission_proposal']!, 'A6'], ['AdmissionDecision', () => ids['admission_decision']!, 'A6'], ['Referent', () => ids['referent']!, 'A1'],
  ['Conflict', () => ids['conflict']!, 'A6'], ['ConflictLift', () => ids['conflict_lift']!, 'A6'],
  ['ConservationStep', () => ids['conservation_step']!, 'A5'],
  ['Participation', () => ids['participation']!, 'B1'], ['Receipt', () => ids['receipt']!, 'A1'], ['Share', () => ids['share']!, 'A6'], ['Habilitation', () => actorId('A5'), 'B1'],
  ['Professionnel', () => stableId('professionnel A5'), 'B1'], ['Organisation', () => stableId('organisation 99970107100022 MDS Montférien-Nord'), 'B1'], ['Session', () => ids['session']!, 'A5'],
  ['Service', () => stableId('service CRIP, permanence'), 'B1'], ['Substitution', () => stableId('substitution'), 'B1'], ['Convention', () => stableId('convention'), 'B1'],
];

describe('node(id)', () => {
  it.each(WHO)('is a %s to who may know it, and nothing to who may not, as if it were not', async (type, id, mayNot) => {
    expect((await product.ask('A4', NODE, { id: id() })).body).toEqual({ data: { node: { __typename: type, id: id() } } });
    const forbidden = await product.ask(mayNot, NODE, { id: id() });
    const unknown = await product.ask(mayNot, NODE, { id: uuid() });
    expect(forbidden.text).toBe('{"data":{"node":null}}\n');
    expect([forbidden.status, forbidden.text]).toEqual([unknown.status, unknown.text]);
  });

  it('is what was withheld, and no more, of a message that one may only notice', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { __typename ... on Message { body } ... on Withheld { seq kind authorFunction } } }';
    expect((await product.ask('A4', query, { id: story.messages[1] })).body.data.node).toMatchObject({ __typename: 'Message', body: expect.stringMatching(/consultation/) });
    expect((await product.ask('A2', query, { id: story.messages[1] })).body.data.node).toEqual({ __typename: 'Withheld', seq: 2, kind: 'SOC', authorFunction: 'PUERICULTRICE_PMI' });
  });

  it('waits as long for what is forbidden as for what is not, and not at all for what is found', async () => {
    const slow = await Product.start({ door: product.door, config: { refusalQuantumMs: 600 } });
    try {
      const found = await slow.ask('A4', NODE, { id: story.messages[0] });
      const none = [await slow.ask('A8', NODE, { id: story.messages[0] }), await slow.ask('A8', NODE, { id: uuid() })];
      expect(found.ms).toBeLessThan(500);
      for (const { ms } of none) expect(ms).toBeGreaterThanOrEqual(599);
    } finally {
      await slow.server.close();
    }
  });

  it('leaves in the journal a refusal of what exists, once, under its own name, and nothing of what does not', async () => {
    const count = async (id: string): Promise<unknown> => (await product.door.db.owner.query('select subject_type, outcome from app.access where subject_id = $1 and actor_id = $2', [id, actorId('A10')])).rows;
    const unknown = uuid();
    await product.ask('A10', NODE, { id: story.noe });
    await product.ask('A10', NODE, { id: unknown });
    expect(await count(story.noe)).toEqual([{ subject_type: 'Dossier', outcome: 'REFUSED' }]);
    expect(await count(unknown)).toEqual([]);
  });

  it('reads an id written in capitals as the same id', async () => {
    expect((await product.ask('A4', NODE, { id: story.noe.toUpperCase() })).body.data.node).toEqual({ __typename: 'Dossier', id: story.noe });
  });
});
