/** By what somebody knew, from its first instant and until its last: each of the limits that the answer says is put off by one, and missed. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { writeEntry } from '../../libs/dossiers/write-entry.js';
import { shareItem } from '../../libs/threads/share-item.js';
import { offByOne } from '../secrecy/mutants/clock.js';
import { Product } from '../support/product.js';
import { actorId, letIn, situation, uuid } from '../support/situation.js';
import { KNEW, type KnewAnswer } from './support/replay.js';

let product: Product;
let dossierId: string;
/** At these instants, of these persons, by what they knew what A5 wrote. */
const asked: [at: string, who: string, basis: string | undefined][] = [];
const owner = <T extends object>(text: string, ...values: unknown[]): Promise<T[]> => product.door.db.owner.query<T>(text, values).then(({ rows }) => rows);
const instant = async (text: string, ...values: unknown[]): Promise<string> => (await owner<{ at: Date }>(text, ...values))[0]!.at.toISOString();
const before = (at: string): string => new Date(Date.parse(at) - 1).toISOString();
const edge = (at: string, who: string, was: string | undefined, is: string | undefined): void => void asked.push([before(at), who, was], [at, who, is]);
/** Limits a few milliseconds apart would be one another's. */
const later = (): Promise<unknown> => owner('select pg_sleep(0.02)');

beforeAll(async () => {
  product = await Product.start();
  ({ dossierId } = await situation(product.door, { A5: ['IDE', 'FAM', 'SOC'], A6: ['FAM', 'SOC'] }));
  const { id } = await product.door.as('A5', (tx) => writeEntry(tx, { requestId: uuid(), dossierId, kind: 'SOC', detail: 'FULL', body: 'Ce qui est su.' }));
  await later();
  // As if A6 had come after it was written.
  await owner('update app.admission_kind set valid_from = app.now() where dossier_id = $1 and habilitation_id = $2', dossierId, actorId('A6'));
  edge(await instant(`select valid_from as at from app.admission_kind where dossier_id = $1 and habilitation_id = $2 and kind = 'SOC'`, dossierId, actorId('A6')), 'A6', undefined, 'ADMISSION');
  await later();
  await product.door.as('A5', (tx) => shareItem(tx, { requestId: uuid(), entryId: id, habilitationId: actorId('A2'), legalBasis: 'CASF_226_2_2', necessity: 'Suivre.' }));
  // Nobody has both by the verbs; here the share is A6's, whose admission shows again once it is over.
  edge(await instant('update app.share set (habilitation_id, reader_function) = (select id, function from app.habilitation where id = $2) where item_id = $1 returning valid_from as at', id, actorId('A6')), 'A6', 'ADMISSION', 'SHARE');
  await later();
  edge(await instant('update app.share set valid_to = app.now() where item_id = $1 returning valid_to as at', id), 'A6', 'SHARE', 'ADMISSION');
  // A head of the territory knows by function; admitted besides, by that, until it ends.
  await letIn(product.door, dossierId, 'A11', ['SOC']);
  await owner('with a as (update app.admission set habilitation_id = $3 where dossier_id = $1 and habilitation_id = $2 returning id) update app.admission_kind k set habilitation_id = $3 from a where k.admission_id = a.id', dossierId, actorId('A11'), actorId('A8'));
  await later();
  edge(await instant(`update app.admission_kind set valid_to = app.now() where dossier_id = $1 and habilitation_id = $2 and kind = 'SOC' returning valid_to as at`, dossierId, actorId('A8')), 'A8', 'ADMISSION', 'FUNCTION');
}, 60_000);
afterAll(() => product.close());

async function told(): Promise<typeof asked> {
  const answers: typeof asked = [];
  for (const [at, who] of asked) {
    const { people, written } = (await product.ask('DPO', KNEW, { id: dossierId, at })).body.data!.whoKnewWhat as KnewAnswer;
    answers.push([at, who, written.find((w) => w.kind === 'SOC')!.knew.find((k) => people[k.person]!.by?.id === actorId(who) && k.could)?.basis ?? undefined]);
  }
  return answers;
}

it('by what somebody knew is said from its first instant, and until its last', async () => {
  expect(await told()).toEqual(asked);
});

it('and each limit that is off by one is seen', async () => {
  const [{ text }] = await owner<{ text: string }>(`select pg_get_functiondef(oid) as text from pg_proc where proname = 'who_knew_what'`) as [{ text: string }];
  const mutants = offByOne(text);
  expect(mutants).toHaveLength(4);
  for (const mutant of mutants) {
    await owner(mutant.text);
    expect([mutant.what, await told()]).not.toEqual([mutant.what, asked]);
  }
  await owner(text);
  expect(await told()).toEqual(asked);
}, 60_000);
