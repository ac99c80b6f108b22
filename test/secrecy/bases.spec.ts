/** One table of the law, typed three times from the guide (§ 7): the law's, the oracle's, the database's. Of every basis, sender, reader and kind, they say the same. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { foundsAdmission, foundsShare, LEGAL_BASES } from '../../libs/secrecy/bases.js';
import { FUNCTION_NAMES } from '../../libs/secrecy/functions.js';
import { KINDS } from '../../libs/secrecy/kinds.js';
import { addressees } from '../../libs/secrecy/sharing.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { admitsBy, basesFor } from './oracle/basis.js';

const BASES = ['CASF_226_2_2', 'CASF_226_2_1', 'CASF_221_6', 'CASF_226_4', 'CPP_40', 'CP_226_14', 'CASF_221_3', 'CASF_221_4', 'CASF_223_5', 'CSP_1110_4_II', 'CSP_1110_4_III', 'CJPM_241_2',
  'CASF_121_6_2', 'JUDICIAL_REQUISITION', 'CRPA_ACCESS', 'AUTRE'];
const isOurs = (one: string): boolean => one.slice(0, one.indexOf(' ')) in LEGAL_BASES;
const TODAY = new Date('2025-02-06');

let db: TestDatabase;
beforeAll(async () => { db = await testDatabase({ cast: false }); });
afterAll(() => db.drop());

const inDatabase = async (call: string): Promise<Set<string>> => new Set((await db.owner.query<{ one: string }>(
  `select concat_ws(' ', b, s, r, k) as one from unnest($1::text[]) b, unnest($2::text[]) s, unnest($2::text[]) r, unnest($3::text[]) k where ${call}`, [BASES, FUNCTION_NAMES, KINDS])).rows.map(({ one }) => one));
const among = (holds: (basis: string, sender: (typeof FUNCTION_NAMES)[number], reader: (typeof FUNCTION_NAMES)[number], kind: (typeof KINDS)[number]) => boolean): Set<string> =>
  new Set(BASES.flatMap((b) => FUNCTION_NAMES.flatMap((s) => FUNCTION_NAMES.flatMap((r) => KINDS.filter((k) => holds(b, s, r, k)).map((k) => `${b} ${s} ${r} ${k}`)))));

describe('the table of the legal bases', () => {
  it('is the same for a share in the oracle and in the database; the law’s is what of it may be addressed', async () => {
    const found = await inDatabase('app.basis_shares(b, s, r, k)');
    expect(found.size).toBeGreaterThan(5000);
    expect(found).toEqual(among((b, s, r, k) => basesFor(s, r, k).includes(b)));
    const addressed = new Set(KINDS.flatMap((kind) => (['FULL', 'SUMMARY'] as const).flatMap((detail) => addressees(kind, detail))));
    expect(among((b, s, r, k) => foundsShare(b, s, r, k, TODAY))).toEqual(new Set([...found].filter(isOurs)));
    expect([...found].filter((one) => !isOurs(one) && addressed.has(one.split(' ')[2] as never))).toEqual([]);
  });

  it('is the same for an admission in the three', async () => {
    const found = await inDatabase('s = r and app.basis_admits(b, r, k)');
    expect(found).toEqual(among((b, s, r, k) => s === r && admitsBy(b, r, k)));
    expect(found).toEqual(among((b, s, r, k) => s === r && foundsAdmission(b, r, k, TODAY)));
  });

  it('founds nothing before it was in force', () => {
    expect(foundsShare('CJPM_241_2', 'EDUCATEUR_PJJ', 'EDUCATEUR_MECS', 'FAM', new Date('2021-09-30T08:00:00Z'))).toBe(true);
    expect(foundsShare('CJPM_241_2', 'EDUCATEUR_PJJ', 'EDUCATEUR_MECS', 'FAM', new Date('2021-09-29T08:00:00Z'))).toBe(false);
    expect(foundsAdmission('CJPM_241_2', 'EDUCATEUR_PJJ', 'LOG', new Date('2021-09-29T08:00:00Z'))).toBe(true);
  });
});
