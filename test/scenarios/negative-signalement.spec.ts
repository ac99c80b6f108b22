/** What the story says never happens, of an evaluation and of a signalement. Each first shows that somebody may, or that it is told in time. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONSEQUENCES } from '../../apps/worker/consequences.js';
import { lookAtDeadlines } from '../../apps/worker/deadlines.js';
import type { WorkerTools } from '../../apps/worker/tools.js';
import { Contribution } from '../../libs/informations-preoccupantes/contribution.entity.js';
import { Evaluation } from '../../libs/informations-preoccupantes/evaluation.entity.js';
import { RapportEvaluation } from '../../libs/informations-preoccupantes/rapport-evaluation.entity.js';
import type { EventRow } from '../../libs/platform/event.entity.js';
import { makeLog } from '../../libs/platform/log.js';
import { acknowledgeSignalement } from '../../libs/signalements/acknowledge-signalement.js';
import { answerSignalement } from '../../libs/signalements/answer-signalement.js';
import { askComplement } from '../../libs/signalements/ask-complement.js';
import { Signalement } from '../../libs/signalements/signalement.entity.js';
import { SignalementLetter } from '../../libs/signalements/signalement-letter.entity.js';
import { SignalementStep } from '../../libs/signalements/signalement-step.entity.js';
import { openDoor, type Door } from '../support/door.js';
import { concluded } from '../support/evaluated.js';
import { acknowledged, competent, sent } from '../support/signalement.js';
import { letIn, refusal, say, situation, uuid } from '../support/situation.js';

const DAY = 86_400_000;
let door: Door;
let tools: WorkerTools;
let parquetId: string;
beforeAll(async () => {
  door = await openDoor();
  tools = { pool: door.database.pool('worker', 2), kek: door.kek, log: makeLog('silent') };
  parquetId = await competent(door);
});
afterAll(async () => {
  await tools.pool.end();
  await door.close();
});

const found = (who: string, type: typeof Signalement | typeof SignalementLetter | typeof SignalementStep | typeof Evaluation | typeof Contribution | typeof RapportEvaluation): Promise<number> =>
  door.reads(who, async (tx) => (await tx.allowed(type as typeof Signalement, 'read', {})).length);

describe('what the story says never happens', () => {
  it('a head of school reading the evaluation that her own transmission began: the team reads it whole', async () => {
    await concluded(door);
    for (const type of [Evaluation, Contribution, RapportEvaluation]) {
      expect(await found('A5', type)).toBeGreaterThan(0);
      for (const who of ['A1', 'A2', 'A3', 'A10']) expect([type.name, who, await found(who, type)]).toEqual([type.name, who, 0]);
    }
  });

  it('a magistrate in a conversation, the procureur no more than the judge: the parquet acts on what it was sent, and writes nowhere else', async () => {
    const { dossierId, threadId } = await situation(door, { A5: ['IDE', 'FAM', 'SOC'] });
    await say(door, 'A5', threadId);
    for (const who of ['A9', 'A10']) {
      expect(await refusal(say(door, who, threadId))).toBe('INTROUVABLE threadId');
      expect(await refusal(letIn(door, dossierId, who, ['IDE', 'FAM']))).toMatch(/ (kinds|habilitationId)$/);
    }
  });

  it('a judge reading, acknowledging, asking or answering for the parquet: the magistrate whom it was sent to does', async () => {
    const signalementId = await sent(door, parquetId);
    const acts = (who: string): (() => Promise<unknown>)[] => [
      () => door.as(who, (tx) => acknowledgeSignalement(tx, { requestId: uuid(), signalementId, parquetNumber: '25-133-0042' })),
      () => door.as(who, (tx) => askComplement(tx, { requestId: uuid(), signalementId, of: 'AUTHOR', question: 'Quand ?' })),
      () => door.as(who, (tx) => answerSignalement(tx, { requestId: uuid(), signalementId, answer: 'OPP', decidedAt: tx.now, told: 'Placés.' })),
    ];
    for (const act of acts('A10')) expect(await refusal(act())).toBe('INTROUVABLE signalementId');
    for (const type of [Signalement, SignalementLetter, SignalementStep]) expect([await found('A9', type), await found('A10', type)]).toEqual([1, 0]);
    for (const act of acts('A9')) expect(await refusal(act())).toBe('nothing was refused');
  });

  it('what is written of a child to the procureur read by whoever keeps the house, here or in the database', async () => {
    await sent(door, parquetId);
    expect(await found('A3', SignalementLetter)).toBeGreaterThan(0);
    for (const who of ['ADM', 'ADMIN', 'COR', 'DPO']) for (const type of [Signalement, SignalementLetter, SignalementStep]) expect([who, type.name, await found(who, type)]).toEqual([who, type.name, 0]);
    const { rows } = await door.db.owner.query<{ said: string }>(`select encode(letter, 'escape') as said from app.signalement_letter union all select encode(pdf, 'escape') from app.signalement_seal union all select encode(body, 'escape') from app.signalement_step where body is not null`);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.some(({ said }) => /VASSELIN|ceinture|%PDF|25-133/.test(said))).toBe(false);
  });

  it('a provisional placement of the parquet that nobody brings to the judge, unnoticed: the magistrate is told on the seventh day, two persons once the eighth is past', async () => {
    const id = await acknowledged(door, parquetId);
    const { dated } = await door.as('A9', (tx) => answerSignalement(tx, { requestId: uuid(), signalementId: id, answer: 'OPP', decidedAt: tx.now, told: 'Placés.' }));
    await door.db.owner.query(`update app.deadline set state = 'MET', met_at = app.now(), met_by = id where state = 'RUNNING' and code <> 'OPP_PARQUET_TO_JE'`);
    const toldAfter = async (days: number): Promise<string[]> => {
      await door.db.owner.query('update app.clock set offset_ms = $1', [dated.getTime() + days * DAY - Date.now()]);
      await lookAtDeadlines(tools);
      const { rows } = await door.db.owner.query<EventRow>(`select e.* from app.event e join app.deadline d on d.id = e.subject_id where d.holder_id = $1 and d.code = 'OPP_PARQUET_TO_JE' and e.type like 'deadline.%' order by e.xid, e.id`, [id]);
      const said: string[] = [];
      for (const event of rows) {
        for (const consequence of CONSEQUENCES[event.type]!) await consequence(tools, event);
        const { rows: told } = await door.db.owner.query<{ who: string }>('select h.function as who from app.notice n join app.habilitation h on h.id = n.habilitation_id where n.event_id = $1 order by 1', [event.id]);
        said.push([event.type, ...told.map(({ who }) => who)].join(' '));
      }
      return said;
    };
    try {
      expect(await toldAfter(5)).toEqual([]);
      expect(await toldAfter(7)).toEqual(['deadline.reminded PROCUREUR']);
      expect(await toldAfter(9)).toEqual(['deadline.reminded PROCUREUR', 'deadline.overdue AGENT_CRIP PROCUREUR RESPONSABLE_CRIP']);
    } finally {
      await door.db.owner.query('update app.clock set offset_ms = 0');
    }
  });
});
