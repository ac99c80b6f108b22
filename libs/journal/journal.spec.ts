import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Product } from '../../test/support/product.js';
import { actorId, count, letIn, nameAs, uuid } from '../../test/support/situation.js';
import { inscribePerson } from '../partners/inscribe-person.js';
import { registerAstreinte } from '../partners/register-astreinte.js';
import { reviewHabilitation } from '../partners/review-habilitation.js';

let product: Product;
let story: Awaited<ReturnType<Product['story']>>;
beforeAll(async () => {
  product = await Product.start();
  story = await product.story();
  await letIn(product.door, story.noe, 'A16', ['IDE', 'FAM']);
  await nameAs(product.door, story.noe, 'A16');
  for (const who of ['A5', 'A1', 'A10']) await product.ask(who, 'query ($id: ID!) { dossier(id: $id) { enfant { surname } } }', { id: story.noe });
  await product.ask('A2', 'query ($id: ID!) { thread(id: $id) { messages(first: 50) { edges { node { __typename } } } } }', { id: story.thread });
}, 60_000);
afterAll(() => product.close());

const ENTRY = `__typename ... on Consultation { id at action outcome subjectType kinds shown withheld right functionName by { professionnel { displayName } } }
  ... on Event { id at type subjectType functionName by { professionnel { displayName } } person { professionnel { displayName } } }`;
const PAGE = `pageInfo { hasNextPage endCursor } edges { cursor node { ${ENTRY} } }`;
interface Line { __typename: 'Consultation' | 'Event'; id: string; at: string; type?: string; action?: string; outcome?: string; subjectType: string; kinds?: string[]; shown?: number; withheld?: number; right?: string;
  functionName: string; by: { professionnel: { displayName: string } } | null; person?: { professionnel: { displayName: string } } | null }

const journal = async (who: string, dossierId: string | null = story.noe, more: object = {}): Promise<Line[]> => {
  const { body } = await product.ask(who, `query ($id: ID, $first: Int = 100, $after: String) { journal(dossierId: $id, first: $first, after: $after) { ${PAGE} } }`, { id: dossierId, ...more });
  expect(body.errors).toBeUndefined();
  return (body.data.journal.edges as { node: Line }[]).map((e) => e.node);
};
const name = (line: Line): string | undefined => line.by?.professionnel.displayName;

describe('the journal of a dossier', () => {
  it('says who read what, of what kinds, by which right, how much was withheld, and who did what for whom; newest first', async () => {
    const lines = await journal('A4');
    const read = lines.find((l) => name(l) === 'Karim BELLANGEAU' && l.subjectType === 'Enfant')!;
    expect(read).toMatchObject({ action: 'read', outcome: 'READ', kinds: ['IDE'], shown: 1, withheld: 0, right: 'P', functionName: 'assistant de service social' });
    expect(lines.find((l) => name(l) === 'Hugo BERNADAC' && l.subjectType === 'Thread')).toMatchObject({ outcome: 'READ', withheld: 0, kinds: expect.arrayContaining(['FAM', 'SCO']) as unknown });
    const ofTheSister = await journal('A4', story.maelle);
    expect(ofTheSister.find((l) => name(l) === 'Hugo BERNADAC' && l.subjectType === 'Thread')).toMatchObject({ action: 'notice', shown: 0, withheld: 1, kinds: [] });
    expect(lines.find((l) => l.type === 'admission.granted' && l.person?.professionnel.displayName === 'Maud SERVIAN')).toMatchObject({ by: { professionnel: { displayName: 'Solène KERVADEC' } } });
    expect(lines.map((l) => l.at)).toEqual(lines.map((l) => l.at).sort().reverse());
  });

  it('says who was refused and the type of thing, and never what: no id of it, nor text', async () => {
    const refused = (await journal('A4')).filter((l) => l.outcome === 'REFUSED');
    expect(refused.find((l) => name(l) === 'Claire ESTIVAL')).toMatchObject({ subjectType: 'Dossier', kinds: [], shown: 0, right: 'NONE' });
    const { text } = await product.ask('A4', `query ($id: ID) { journal(dossierId: $id, first: 100) { ${PAGE} } }`, { id: story.noe });
    for (const id of [story.noe, story.thread, ...story.messages]) expect(text).not.toContain(id);
  });

  it('does not name a magistrate to those who are none, and says that it was one', async () => {
    const judge = (await journal('A4')).find((l) => l.outcome === 'REFUSED' && l.functionName.startsWith('magistrat'))!;
    expect(judge).toMatchObject({ by: null, functionName: 'magistrat (identité réservée)' });
    for (const who of ['A4', 'A16', 'DPO']) expect(JSON.stringify(await journal(who))).not.toContain('CHASTAGNER');
  });

  it('is for the référent by name, the heads of the territory and the DPO; empty for anybody else, as if the dossier were not', async () => {
    for (const who of ['A4', 'A8', 'A16', 'DPO']) expect([who, (await journal(who)).length > 5]).toEqual([who, true]);
    for (const who of ['A5', 'A6', 'A2', 'A1', 'A10', 'ADMIN', 'B1']) expect([who, await journal(who)]).toEqual([who, []]);
    expect(await journal('A16', story.maelle)).toEqual([]);
    expect(await journal('A4', uuid())).toEqual([]);
  });

  it('stands on the dossier too, and reads the first pages of several at once', async () => {
    const { body } = await product.ask('A16', `{ dossiers { edges { node { id journal(first: 3) { ${PAGE} } } } } }`);
    const [only, ...others] = body.data.dossiers.edges;
    expect(others).toEqual([]);
    expect(only.node.journal.edges).toHaveLength(3);
    expect(only.node.journal.pageInfo.hasNextPage).toBe(true);
  });

  it('gives every line once, page after page, and refuses another’s cursor', async () => {
    const whole = (await journal('DPO', story.maelle)).map((l) => l.id);
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const { body } = await product.ask('A4', `query ($id: ID, $after: String) { journal(dossierId: $id, first: 4, after: $after) { ${PAGE} } }`, { id: story.maelle, after });
      seen.push(...(body.data.journal.edges as { node: Line }[]).map((e) => e.node.id));
      ({ hasNextPage: more, endCursor: after } = body.data.journal.pageInfo);
      if (more) expect((await product.ask('A8', `query ($id: ID, $after: String) { journal(dossierId: $id, after: $after) { ${PAGE} } }`, { id: story.maelle, after })).body.errors?.[0]?.extensions).toMatchObject({ code: 'CURSEUR' });
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(whole.filter((id) => !seen.includes(id))).toEqual([]);
  });

  it('does not tell of a kind that must not even be noticed to whom the matrix closes it; the DPO is told', async () => {
    const opened = async (bits: number): Promise<string> => {
      const id = uuid();
      await product.door.db.owner.query(`insert into app.access (id, at, actor_id, departement, operation, action, outcome, subject_type, dossier_id, kinds, shown, held)
        values ($1, app.now(), $2, 99, $1, 'read', 'READ', 'Entry', $3, $4, 1, 'S')`, [id, actorId('A8'), story.noe, bits]);
      return id;
    };
    const [adoption, place, informer, family] = [await opened(0b10_0000_0000), await opened(0b100_0000_0000), await opened(0b1_0000_0000), await opened(0b10)];
    const told = async (who: string): Promise<string[]> => {
      const ids = (await journal(who)).map((l) => l.id);
      return Object.entries({ adoption, place, informer, family }).flatMap(([kind, id]) => (ids.includes(id) ? [kind] : []));
    };
    expect(await told('DPO')).toEqual(['adoption', 'place', 'informer', 'family']);
    expect(await told('A16')).toEqual(['place', 'family']);
    expect(await told('A8')).toEqual(['place', 'family']);
    expect(await told('A4')).toEqual(['informer', 'family']);
  });
});

describe('what makes and unmakes rights', () => {
  it('is told to the DPO: who inscribed, invited, reviewed, put on call, whom it was about; to nobody else, the administrator neither', async () => {
    const { rows: [cor] } = await product.door.db.owner.query<{ o: string }>('select organisation_id as o from app.habilitation where id = $1', [actorId('COR')]);
    await product.door.as('COR', (tx) => inscribePerson(tx, { requestId: uuid(), organisationId: cor!.o, displayName: 'Perrine GALUCHAT', email: 'perrine.galuchat@horizon-orvale.example', identityReference: 'M-1' }, product.door.links));
    await product.door.as('ADM', (tx) => reviewHabilitation(tx, { requestId: uuid(), habilitationId: actorId('A6') }));
    await product.door.as('ADM', (tx) => registerAstreinte(tx, { requestId: uuid(), habilitationId: actorId('A8'), validFrom: tx.now, validTo: new Date(tx.now.getTime() + 3_600_000) }));
    const rights = async (who: string): Promise<string[]> => (await journal(who, null)).filter((l) => /^(person|invitation|habilitation|astreinte)\./.test(l.type ?? '')).map((l) => [l.type, name(l), l.person?.professionnel.displayName].join(' ')).sort((a, b) => (a < b ? -1 : 1));
    const nameOf = async (who: string): Promise<string> => (await product.door.db.owner.query<{ n: string }>('select p.display_name as n from app.professionnel p join app.habilitation h on h.professionnel_id = p.id where h.id = $1', [actorId(who)])).rows[0]!.n;
    const [correspondent, administrator] = [await nameOf('COR'), await nameOf('ADM')];
    expect(await rights('DPO')).toEqual([`astreinte.named ${administrator} Philippe ARNAUDEAU`, `habilitation.reviewed ${administrator} Nadège PRUVOLT`, `invitation.made ${correspondent} `, `person.inscribed ${correspondent} `]);
    for (const who of ['A4', 'A8', 'A16', 'ADM', 'COR']) expect([who, await rights(who)]).toEqual([who, []]);
  });
});

describe('reading the journal', () => {
  const traces = (who: string): Promise<number> => count(product.door, 'access', `actor_id = $1 and subject_type = 'Journal' and dossier_id = $2 and outcome = 'READ'`, [actorId(who), story.noe]);

  it('is told in the journal, the DPO’s readings too', async () => {
    for (const who of ['A16', 'DPO']) {
      const before = await traces(who);
      await journal(who);
      expect(await traces(who)).toBeGreaterThan(before);
      expect((await journal('A4')).some((l) => l.subjectType === 'Journal' && l.functionName === (who === 'DPO' ? 'délégué à la protection des données' : 'référent ASE'))).toBe(true);
    }
  });

  it('refused, is an attempt on the dossier, if the dossier exists', async () => {
    const attempts = (): Promise<number> => count(product.door, 'access', `actor_id = $1 and outcome = 'REFUSED' and dossier_id = $2`, [actorId('A6'), story.noe]);
    const before = await attempts();
    await journal('A6');
    expect(await attempts()).toBe(before + 1);
    await journal('A6', uuid());
    expect(await attempts()).toBe(before + 1);
  });

  it('opens no dossier: the DPO knows no child', async () => {
    expect((await journal('DPO', null)).length).toBeGreaterThan(10);
    expect((await product.ask('DPO', 'query ($id: ID!) { dossier(id: $id) { id } }', { id: story.noe })).body).toEqual({ data: { dossier: null } });
  });
});
