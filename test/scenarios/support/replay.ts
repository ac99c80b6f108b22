/** What each person of the cast could really read of one child, asked at each step of a life; and what « who knew what » says afterwards of the same instants. */
import { readCast } from '../../../apps/migrate/demonstration-directory.js';
import { Entry } from '../../../libs/dossiers/entry.entity.js';
import { until } from './acts.js';
import type { Product } from '../../support/product.js';
import { actorId, count } from '../../support/situation.js';

export const PEOPLE = readCast('apps/identity/cast.json').filter((p) => p.account && p.departement === '99').map((p) => p.key);
interface Item { id: string; what: 'MESSAGE' | 'ENTRY'; kind: string; at: string; author: string }
/** could, opened: « person item ». */
interface Instant { at: string; could: Set<string>; opened: Set<string>; items: number }

const THREAD = `query ($id: ID!) { thread(id: $id) { messages(first: 100) { edges { node { ... on Message { id body } } } } } }`;
export const KNEW = `query ($id: ID!, $at: DateTime!, $since: DateTime) { whoKnewWhat(dossierId: $id, at: $at, since: $since) { at people { n functionName by { id organisation { name } professionnel { displayName } } }
  written { n what kind detail writtenAt withdrawnAt pieces authorFunctionName authorOrganisation knew { person knew could basis legalBasis openedAt } } } }`;
export interface KnewAnswer { people: { n: number; functionName: string; by: { id: string } | null }[]; written: { what: string; kind: string; writtenAt: string; withdrawnAt: string | null; knew: { person: number; knew: string; could: boolean; basis: string | null }[] }[] }

export class Replay {
  readonly instants: Instant[] = [];
  private readonly opened = new Set<string>();

  constructor(private readonly product: Product, readonly dossierId: string, private readonly threadId: string) {}

  private async items(): Promise<Item[]> {
    const { rows } = await this.product.door.db.owner.query<{ id: string; what: Item['what']; kind: string; at: Date; author: string }>(`select id, 'MESSAGE' as what, kind, sent_at as at, author_id as author from app.message where dossier_id = $1
      union all select id, 'ENTRY', kind, written_at, author_id from app.entry where dossier_id = $1`, [this.dossierId]);
    return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
  }

  /** Asks everybody, then notes the instant once what they opened is written. */
  async look(): Promise<void> {
    const items = await this.items();
    const could = new Set<string>();
    for (const who of PEOPLE) {
      for (const id of await this.readBy(who)) {
        could.add(`${who} ${id}`);
        const item = items.find((i) => i.id === id)!;
        if (item.what === 'MESSAGE' && item.author !== actorId(who)) this.opened.add(`${who} ${id}`);
      }
    }
    await until('what was opened is written', async () => await count(this.product.door, 'receipt', `fact = 'OPENED' and message_id in (select id from app.message where dossier_id = $1)`, [this.dossierId]) === this.opened.size);
    const { rows: [now] } = await this.product.door.db.owner.query<{ at: Date }>('select app.now() as at');
    this.instants.push({ at: now!.at.toISOString(), could, opened: new Set(this.opened), items: items.length });
  }

  /** The exchange as the screen asks for it, which opens it; the writings through the door, whatever page would show them. */
  private async readBy(who: string): Promise<string[]> {
    const { data, errors } = (await this.product.ask(who, THREAD, { id: this.threadId })).body;
    if (errors) throw new Error(JSON.stringify(errors));
    const messages = (data.thread?.messages.edges ?? []) as { node: { id?: string; body?: string | null } }[];
    const entries = await this.product.door.reads(who, (tx) => tx.allowed(Entry, 'read', { where: { dossierId: this.dossierId } }));
    return [...messages.flatMap(({ node }) => (node.id && node.body !== null ? [node.id] : [])), ...entries.map(({ id }) => id)];
  }

  /** Where the two differ, by whom it is asked. */
  async differences(asker = 'DPO'): Promise<string[]> {
    const items = await this.items();
    const found: string[] = [];
    for (const [step, instant] of this.instants.entries()) {
      const answer = (await this.product.ask(asker, KNEW, { id: this.dossierId, at: instant.at })).body.data?.whoKnewWhat as KnewAnswer | null;
      const by = new Map(PEOPLE.map((who) => [actorId(who), who]));
      const said = { could: new Set<string>(), opened: new Set<string>() };
      for (const w of answer?.written ?? []) {
        const item = items.find((i) => i.what === w.what && i.at === w.writtenAt && i.kind === w.kind);
        for (const k of w.knew) {
          const key = `${by.get(answer!.people[k.person]!.by?.id ?? '')} ${item?.id}`;
          if (k.could) said.could.add(key);
          if (k.knew === 'OPENED') said.opened.add(key);
        }
      }
      if (answer?.written.length !== instant.items) found.push(`step ${step}: ${answer?.written.length} written, ${instant.items} were`);
      for (const which of ['could', 'opened'] as const) {
        for (const key of said[which]) if (!instant[which].has(key)) found.push(`step ${step}: said that ${which}, and did not: ${key}`);
        for (const key of instant[which]) if (!said[which].has(key)) found.push(`step ${step}: ${which}, and it is not said: ${key}`);
      }
    }
    return found;
  }
}
