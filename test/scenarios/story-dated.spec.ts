import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moveClock } from '../../apps/migrate/demonstration.js';
import { BEFORE_THE_STORY, playEvents, stage } from '../../apps/migrate/demonstration-story.js';
import type { Story } from '../../apps/migrate/story/stage.js';
import { Deadline } from '../../libs/clocks/deadline.entity.js';
import { Admission } from '../../libs/dossiers/admission.entity.js';
import { Entry } from '../../libs/dossiers/entry.entity.js';
import { AccuseReception } from '../../libs/informations-preoccupantes/accuse-reception.entity.js';
import { AvisTitulaire } from '../../libs/informations-preoccupantes/avis-titulaire.entity.js';
import { Contribution } from '../../libs/informations-preoccupantes/contribution.entity.js';
import { InformationPreoccupante } from '../../libs/informations-preoccupantes/information-preoccupante.entity.js';
import { RapportEvaluation } from '../../libs/informations-preoccupantes/rapport-evaluation.entity.js';
import { Rencontre } from '../../libs/informations-preoccupantes/rencontre.entity.js';
import { Retour } from '../../libs/informations-preoccupantes/retour.entity.js';
import { Message } from '../../libs/threads/message.entity.js';
import { openDoor, type Door } from '../support/door.js';
import { actorId, seen } from '../support/situation.js';

let door: Door;
let story: Story;
const moveTo = (at: string): Promise<void> => moveClock(door.db.owner, at);
beforeAll(async () => {
  door = await openDoor();
  await moveTo(BEFORE_THE_STORY);
  await door.db.owner.query('update app.habilitation set valid_from = app.now()');
  story = await playEvents(stage((key, verb) => door.as(key, verb), door.kek), moveTo);
});
afterAll(() => door.close());

const day = (at: Date): string => at.toISOString().slice(0, 10);

describe('the demonstration, played with the clock moved to each event', () => {
  it('dates each message as the story does', async () => {
    const sent = await door.reads('A4', (tx) => tx.allowed(Message, 'read', { where: { threadId: story.thread }, order: ['seq'] }));
    expect(sent.map((m) => day(m.sentAt))).toEqual(['2025-01-21', '2025-01-21', '2025-01-21', '2025-01-21', '2025-02-06', '2025-02-06']);
  });

  it('admits for six months from that day, by the calendar', async () => {
    const [admission] = await door.reads('A4', (tx) => tx.allowed(Admission, 'read', { where: { dossierId: story.noe, habilitationId: actorId('A5') } }));
    expect([day(admission!.validFrom), day(admission!.validTo)]).toEqual(['2025-01-21', '2025-07-21']);
  });

  it('gives the doctor’s summary to those with whom it was shared, the detail to those of the file, nothing to the school', async () => {
    const medical = (who: string): Promise<string[]> => door.reads(who, (tx) => tx.allowed(Entry, 'read', { where: { dossierId: story.maelle, kind: 'MED' }, order: ['writtenAt'] })).then((all) => all.map((e) => e.detail));
    expect([await medical('A7'), await medical('A6'), await medical('A4'), await medical('A5'), await medical('A2')]).toEqual([['FULL', 'SUMMARY'], ['FULL', 'SUMMARY'], ['SUMMARY'], ['SUMMARY'], []]);
  });

  it('shortens the three months to the last day of February, and the report of that day meets them', async () => {
    const [deadline] = await door.reads('A4', (tx) => tx.allowed(Deadline, 'read', { where: { intakeId: story.intake, code: 'IP_EVAL' } }));
    expect([deadline!.state, day(new Date(deadline!.dueAt.getTime() - 1)), day(new Date(deadline!.legalAt.getTime() - 1)), day(deadline!.metAt as Date)]).toEqual(['MET', '2025-02-27', '2025-04-16', '2025-02-27']);
  });

  it('writes to each holder of parental authority about each of their children, when it is set up and when it ends', async () => {
    const avis = await door.reads('A8', (tx) => tx.allowed(AvisTitulaire, 'read', { where: { evaluationId: story.evaluation }, order: ['informedAt', 'id'] }));
    const [opening, conclusion] = [avis.filter((a) => a.stage === 'OPENING'), avis.filter((a) => a.stage === 'CONCLUSION')];
    expect([new Set(opening.map((a) => day(a.informedAt))), new Set(conclusion.map((a) => day(a.informedAt)))]).toEqual([new Set(['2025-01-20']), new Set(['2025-03-03'])]);
    for (const told of [opening, conclusion]) {
      expect(told.map((a) => `${a.dossierId === story.noe ? 'Noé' : 'Maëlle'} : ${a.person}`).sort()).toEqual(
        ['Maëlle : Kylian DORMOND, père', 'Maëlle : Sandra PERRAUDEAU, mère', 'Noé : Julien VASSELIN, père', 'Noé : Sandra PERRAUDEAU, mère']);
    }
  });

  it('keeps the visits, one conclusion, and what one of the team fears beside it, for those who evaluate and those who answer', async () => {
    const met = (who: string): Promise<string[]> => door.reads(who, async (tx) => (await tx.allowed(Rencontre, 'read', { where: { evaluationId: story.evaluation } })).map((r) => `${day(r.metAt)} ${r.meeting}`).sort());
    for (const who of ['A4', 'A5', 'A6', 'A8']) expect(await met(who)).toEqual(['2025-01-28 OBSERVED', '2025-01-28 WITH_PARENTS', '2025-02-04 ALONE']);
    for (const who of ['A1', 'A2', 'B1']) expect(await met(who)).toEqual([]);
    const [divergence] = await door.reads('A8', (tx) => tx.allowed(Contribution, 'read', { where: { evaluationId: story.evaluation, heading: 'DIVERGENCE' } }));
    expect([divergence!.authorId, day(divergence!.writtenAt)]).toEqual([actorId('A6'), '2025-02-27']);
    expect((await door.reads('A8', (tx) => tx.allowed(RapportEvaluation, 'read', { where: { evaluationId: story.evaluation } }))).map((r) => r.conclusion)).toEqual(['RISK', 'RISK']);
  });

  it('tells whoever transmitted it, on 10 March, one sentence without a detail; to them and to nobody of the school or of the team', async () => {
    const sentences = (who: string): Promise<string[]> => door.reads(who, async (tx) => (await tx.allowed(Retour, 'read')).map((r) => `${day(r.givenAt)} ${r.sentence}`));
    expect(await sentences('A1')).toEqual(['2025-03-10 La situation a été évaluée. Un accompagnement est en place.']);
    for (const who of ['A2', 'A3', 'A5', 'A6', 'A7', 'A8', 'B1']) expect(await sentences(who)).toEqual([]);
    const [kept] = await door.reads('A1', (tx) => tx.allowed(AccuseReception, 'read'));
    expect([kept!.stage, day(kept!.givenAt)]).toEqual(['HANDLED', '2025-01-16']);
    expect(await door.reads('A1', (tx) => tx.allowed(InformationPreoccupante, 'read'))).toEqual([]);
    expect((await door.reads('A4', (tx) => tx.allowed(InformationPreoccupante, 'read'))).map((i) => i.state)).toEqual(['ADMIN_HELP_PROPOSED']);
  });

  it('stops at its last day and ticks on: six months later, nobody of the team reads there any more', async () => {
    const { rows: [now] } = await door.db.owner.query<{ at: Date }>('select app.now() as at');
    expect(day(now!.at)).toBe('2025-03-10');
    expect((await seen(door, 'A5', story.thread)).length).toBe(6);
    await moveTo('2025-07-22T09:00:00+02:00');
    expect(await seen(door, 'A5', story.thread)).toEqual([]);
  });
});
