import { acknowledgeSignalement } from '../../../libs/signalements/acknowledge-signalement.js';
import { answerSignalement } from '../../../libs/signalements/answer-signalement.js';
import type { Answer } from '../../../libs/signalements/answers.js';
import { attachSignalement } from '../../../libs/signalements/attach-signalement.js';
import { sendComplement } from '../../../libs/signalements/send-complement.js';
import { settleParentsTiming } from '../../../libs/signalements/settle-parents-timing.js';
import { tellAuthor } from '../../../libs/signalements/tell-author.js';
import { tellParents } from '../../../libs/signalements/tell-parents.js';
import { stableId } from '../demonstration-directory.js';
import type { Seizing } from './stage.js';

const LAST_ACT = 'auteur informé';
/** Played whole: its last act is done. One whose clock has ticked past these days stays as it is: an answer is not dated a week late. */
export const IS_PLAYED = `select exists (select 1 from app.signalement_step where request_id = '${stableId(LAST_ACT)}')
  or exists (select 1 from app.clock where offset_ms <> 0 and app.now() > '2025-05-20') as whole`;

const answer = ({ as, id, story }: Seizing, kind: Answer, decidedAt: string, told: string): Promise<unknown> =>
  as('A9', (tx) => answerSignalement(tx, { requestId: id(`réponse ${kind}`), signalementId: story.signalement, answer: kind, decidedAt: new Date(decidedAt), told }));

/** 13 May, 11 h 34: the duty magistrate has it, under the parquet's number; the cell attaches its copy to both children's dossiers. */
export async function acknowledge({ as, id, story }: Seizing): Promise<void> {
  await as('A9', (tx) => acknowledgeSignalement(tx, { requestId: id('accusé'), signalementId: story.signalement, parquetNumber: '25-133-0042' }));
  for (const dossierId of [story.noe, story.maelle]) await as('A4', (tx) => attachSignalement(tx, { signalementId: story.signalement, dossierId }));
}

/** 13 May, 13 h: the département says, unasked, what was already done with the children and the family (L.226-4 I). */
export async function complete({ as, id, story }: Seizing): Promise<void> {
  await as('A8', (tx) => sendComplement(tx, { requestId: id('complément'), signalementId: story.signalement,
    complement: 'Actions déjà menées : aide éducative à domicile depuis le 3 mars 2025 (Horizon Orvale), intervention d’une TISF deux fois par semaine, suivi de PMI de Maëlle. Les absences ont diminué ; la mère accepte les visites.' }));
}

/** 13 May, 17 h 45: both children are entrusted to the ASE (C. civ. 375-5); the parquet says from when the parents may be told. */
export async function place(stage: Seizing): Promise<void> {
  await answer(stage, 'OPP', '2025-05-13T15:45:00Z', 'Ordonnance de placement provisoire des deux enfants, confiés à l’aide sociale à l’enfance.');
  await stage.as('A9', (tx) => settleParentsTiming(tx, { requestId: stage.id('quand informer'), signalementId: stage.story.signalement, from: new Date('2025-05-14T07:00:00Z'), why: 'Les auditions sont faites ce soir.' }));
}

/** 14 May: the parents are told in writing that the judicial authority is seized (L.226-5 al. 3). */
export async function writeToParents({ as, id, story }: Seizing): Promise<void> {
  await as('A8', (tx) => tellParents(tx, { requestId: id('parents informés'), signalementId: story.signalement, toldAt: new Date('2025-05-14T08:00:00Z'), how: 'Lettre de la présidente du conseil départemental, remise en main propre à la mère, envoyée aux deux pères.' }));
}

/** 16 May, the third day of eight: the judge is seized, an inquiry opened, an administrateur ad hoc designated; the parquet tells the author what is for her (CPP 40-2). */
export async function turnToJudge(stage: Seizing): Promise<void> {
  const { as, id, story } = stage;
  await answer(stage, 'SAISINE_JUGE_DES_ENFANTS', '2025-05-16T08:00:00Z', 'Requête au juge des enfants (C. civ. 375).');
  await answer(stage, 'ENQUETE', '2025-05-16T08:00:00Z', 'Enquête confiée au service compétent.');
  await answer(stage, 'ADMINISTRATEUR_AD_HOC', '2025-05-16T08:00:00Z', 'Association Trait d’Union 99 (CPP 706-50).');
  await as('A9', (tx) => tellAuthor(tx, { requestId: id(LAST_ACT), signalementId: story.signalement, told: 'Les enfants sont protégés ; une suite est donnée à votre signalement.' }));
}
