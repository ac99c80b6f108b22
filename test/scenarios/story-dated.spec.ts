import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moveClock } from '../../apps/migrate/demonstration.js';
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
import { PriorInformation } from '../../libs/dossiers/prior-information.entity.js';
import { PriorValidation } from '../../libs/dossiers/prior-validation.entity.js';
import { letterOf } from '../../libs/signalements/checked-letter.js';
import { Signalement } from '../../libs/signalements/signalement.entity.js';
import { SignalementLetter } from '../../libs/signalements/signalement-letter.entity.js';
import { SignalementStep } from '../../libs/signalements/signalement-step.entity.js';
import { ConvocationAnswer } from '../../libs/syntheses/convocation-answer.entity.js';
import { FamilyStep } from '../../libs/syntheses/family-step.entity.js';
import { Observation } from '../../libs/syntheses/observation.entity.js';
import { MinuteLine } from '../../libs/syntheses/minute-line.entity.js';
import { Minutes, numberOf } from '../../libs/syntheses/minutes.entity.js';
import { PollVote } from '../../libs/syntheses/poll-vote.entity.js';
import { Poll } from '../../libs/syntheses/poll.entity.js';
import { SeanceStep } from '../../libs/syntheses/seance-step.entity.js';
import { Synthese } from '../../libs/syntheses/synthese.entity.js';
import { TO_COME } from '../../libs/syntheses/to-come.js';
import { Message } from '../../libs/threads/message.entity.js';
import { openDoor, type Door } from '../support/door.js';
import { actorId, seen } from '../support/situation.js';
import { playWholeStory } from '../support/whole-story.js';

let door: Door;
let story: Story;
const moveTo = (at: string): Promise<void> => moveClock(door.db.owner, at);
beforeAll(async () => {
  door = await openDoor();
  story = await playWholeStory(door);
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

  it('holds its réunion de synthèse on 25 February, validates it on 4 March, and gives each the lines of the points that they attend', async () => {
    const [minutes] = await door.reads('A8', (tx) => tx.allowed(Minutes, 'read', { where: { syntheseId: story.synthese } }));
    expect([day(minutes!.validatedAt), numberOf(minutes!), minutes!.lines]).toEqual(['2025-03-04', 'CR-2025-0001', 12]);
    const steps = await door.reads('A6', (tx) => tx.allowed(SeanceStep, 'read', { where: { syntheseId: story.synthese }, order: ['sequence'] }));
    expect([steps[0]!, steps.at(-1)!].map((s) => `${s.fact} ${s.at.toISOString().slice(0, 16)}`)).toEqual(['OPENED 2025-02-25T08:30', 'CLOSED 2025-02-25T09:30']);
    const lines = (who: string): Promise<number[]> => door.reads(who, async (tx) => (await tx.allowed(MinuteLine, 'read', { where: { syntheseId: story.synthese }, order: ['seq'] })).map((line) => line.seq));
    for (const who of ['A5', 'A6', 'A8']) expect([who, await lines(who)]).toEqual([who, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]);
    expect([await lines('A2'), await lines('A7'), await lines('A4')]).toEqual([[2, 7, 11], [1, 3, 4, 5, 6, 7, 8, 9, 10, 12], [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12]]);
    for (const who of ['A1', 'A3', 'A9', 'A10', 'A11', 'A12', 'A16', 'B1']) expect([who, await lines(who)]).toEqual([who, []]);
    const family = (who: string): Promise<string[]> => door.reads(who, async (tx) => (await tx.allowed(FamilyStep, 'read', { where: { syntheseId: story.synthese }, order: ['writtenAt'] })).map(({ about, fact }) => `${about} ${fact}`).sort());
    expect([await family('A8'), await family('A2'), await family('A9')]).toEqual([['CHILD NOT_INVITED', 'PARENT INVITED', 'PARENT INVITED'], ['PARENT INVITED', 'PARENT INVITED'], []]);
    const observed = (who: string): Promise<number> => door.reads(who, async (tx) => (await tx.allowed(Observation, 'read', { where: { syntheseId: story.synthese } })).length);
    expect(await Promise.all(['A6', 'A8', 'A5', 'A2', 'A9'].map(observed))).toEqual([1, 1, 1, 0, 0]);
  });

  it('leaves on its last day a meeting dated and answered, and another whose date is still asked', async () => {
    const toCome = (who: string): Promise<string[]> => door.reads(who, async (tx) => (await tx.allowed(Synthese, 'read', { ...TO_COME, order: ['type'] })).map((s) => s.type));
    expect([await toCome('A8'), await toCome('A16'), await toCome('A2'), await toCome('A4')]).toEqual([['FOLLOW_UP', 'PPE'], ['FOLLOW_UP', 'PPE'], ['FOLLOW_UP'], []]);
    const answers = await door.reads('A8', (tx) => tx.allowed(ConvocationAnswer, 'read', { order: ['answer'] }));
    expect(answers.map((a) => a.answer)).toEqual(['COMING', 'NOT_COMING', 'REMOTE']);
    const [poll] = await door.reads('A16', (tx) => tx.allowed(Poll, 'read'));
    expect([poll!.closedAt, await door.reads('A16', async (tx) => (await tx.allowed(PollVote, 'read', { where: { pollId: poll!.id } })).length)]).toEqual([Infinity, 6]);
  });

  it('warns no parent on 13 May, for a reason that another person than its author finds good', async () => {
    const [exceptions, validations] = await door.reads('A4', async (tx) => [
      await tx.allowed(PriorInformation, 'read', { where: { dossierId: story.noe, exception: 'PENAL_EVIDENCE_RISK' } }), await tx.allowed(PriorValidation, 'read', { where: { dossierId: story.noe } })] as const);
    expect(exceptions.map((e) => `${day(e.informedAt)} ${e.person} ${e.authorId === actorId('A2')}`).sort()).toEqual(['2025-05-13 Julien VASSELIN, père true', '2025-05-13 Sandra PERRAUDEAU, mère true']);
    expect(validations.map((v) => `${v.priorInformationId} ${v.authorId}`).sort()).toEqual(exceptions.map((e) => `${e.id} ${actorId('A4')}`).sort());
  });

  it('seizes the parquet directly, and each reads of it what is for them, at the hour when it happened', async () => {
    const told = (who: string): Promise<string[]> => door.reads(who, async (tx) => (await tx.allowed(SignalementStep, 'read', { where: { signalementId: story.signalement }, order: ['at', 'id'] }))
      .map((s) => `${s.at.toISOString().slice(5, 16)} ${s.answer === 'NONE' ? s.fact : s.answer}`).sort());
    const forAuthor = ['05-13T09:20 RECEIVED', '05-13T09:20 SENT', '05-13T09:34 ACKNOWLEDGED', '05-16T08:00 AUTHOR_TOLD'];
    const whole = [...forAuthor, '05-13T11:00 COMPLEMENT_SENT', '05-13T15:45 OPP', '05-13T15:45 PARENTS_TIMING', '05-14T08:00 PARENTS_TOLD', '05-16T08:00 ADMINISTRATEUR_AD_HOC', '05-16T08:00 ENQUETE', '05-16T08:00 SAISINE_JUGE_DES_ENFANTS'].sort();
    for (const who of ['A4', 'A8', 'A9', 'A19']) expect([who, await told(who)]).toEqual([who, whole]);
    expect(await told('A3')).toEqual(forAuthor);
    for (const who of ['A1', 'A2', 'A5', 'A6', 'A10', 'A11', 'A16', 'ADM', 'B1']) expect([who, await told(who)]).toEqual([who, []]);
    const [letter] = await door.reads('A9', (tx) => tx.allowed(SignalementLetter, 'read', { where: { signalementId: story.signalement } }));
    expect(letterOf(letter!.letter).paragraphs.map((p) => p.type)).toEqual(['OBSERVED', 'CHILD_QUOTE', 'REPORTED', 'HYPOTHESIS', 'CONTEXT']);
    expect(await door.reads('A9', (tx) => tx.allowed(Signalement, 'read'))).toHaveLength(1);
  });

  it('runs the clocks of a signalement, each met in its time: the judge on the third of eight days, who has fifteen to rule', async () => {
    const clocks = await door.reads('A4', (tx) => tx.allowed(Deadline, 'read', { where: { holderId: story.signalement }, order: ['code'] }));
    expect(clocks.map((d) => `${d.code} ${d.state} ${day(new Date(d.dueAt.getTime() - 1))} ${d.state === 'MET' ? day(d.metAt as Date) : '—'}`)).toEqual([
      'OPP_PARQUET_JE_RULING RUNNING 2025-05-31 —', 'OPP_PARQUET_TO_JE MET 2025-05-21 2025-05-16', 'PARENTS_WRITTEN_NOTICE MET 2025-05-21 2025-05-14', 'SIGNALEMENT_ACK_GRAVE MET 2025-05-13 2025-05-13', 'SIGNALEMENT_OUTCOME MET 2025-06-13 2025-05-13',
      'SIGNALEMENT_RECEPTION MET 2025-05-13 2025-05-13', 'SIGNALEMENT_SENDING MET 2025-05-13 2025-05-13']);
  });

  it('stops at its last day and ticks on: six months later, nobody of the team reads there any more', async () => {
    const { rows: [now] } = await door.db.owner.query<{ at: Date }>('select app.now() as at');
    expect(day(now!.at)).toBe('2025-05-16');
    expect((await seen(door, 'A5', story.thread)).length).toBe(6);
    await moveTo('2025-07-22T09:00:00+02:00');
    expect(await seen(door, 'A5', story.thread)).toEqual([]);
  });
});
