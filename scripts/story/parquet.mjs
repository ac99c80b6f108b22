/** Events 18 to 20 on the running server: what the parquet decides, who is told what of it, and what each has of the signalement in the end. */
import { randomUUID } from 'node:crypto';
import { ANSWER, NOW, SETTLE, SIGNALEMENT, TELL_AUTHOR, TELL_PARENTS } from './documents.mjs';
import { act, clocks, seen } from './gravity.mjs';
import { letterFor } from './letters.mjs';

const answer = async (A9, story, kind, told) => act(A9, story, ANSWER, { answer: kind, decidedAt: (await A9.ask(NOW)).now, told });

export async function place({ A4, A9 }, story) {
  await answer(A9, story, 'OPP', 'Ordonnance de placement provisoire des deux enfants, confiés à l’aide sociale à l’enfance.');
  return [`${A9.name} ordonne le placement provisoire des deux enfants (C. civ. 375-5) : huit jours pour saisir le juge.`, await clocks(A4, story)];
}

export async function writeToParents({ A8, A9 }, story) {
  const { now } = await A9.ask(NOW);
  const tomorrow = new Date(Date.parse(now) + 86_400_000).toISOString();
  await act(A9, story, SETTLE, { from: tomorrow, why: 'Les auditions ne sont pas faites.' });
  const tell = { toldAt: now, how: 'Lettre de la présidente du conseil départemental.' };
  const tooSoon = await act(A8, story, TELL_PARENTS, tell).then(() => 'RIEN N’EST REFUSÉ', (error) => error.message);
  await act(A9, story, SETTLE, { from: now, why: 'Les auditions sont faites.' });
  await act(A8, story, TELL_PARENTS, tell);
  return [`${A9.name} demande d’attendre ; ${A8.name} voudrait écrire aux parents : « ${tooSoon} »`, `${A9.name} lève l’attente ; ${A8.name} enregistre la lettre aux parents (L.226-5 al. 3).`];
}

export async function turnToJudge({ A3, A4, A9 }, story) {
  await answer(A9, story, 'SAISINE_JUGE_DES_ENFANTS', 'Requête au juge des enfants (C. civ. 375).');
  await answer(A9, story, 'ENQUETE', 'Enquête confiée au service compétent.');
  await answer(A9, story, 'ADMINISTRATEUR_AD_HOC', 'Association Trait d’Union 99 (CPP 706-50).');
  await act(A9, story, TELL_AUTHOR, { told: 'Les enfants sont protégés ; une suite est donnée à votre signalement.' });
  const { steps } = await seen(A3, story);
  return [`${A9.name} saisit le juge des enfants, ouvre une enquête, désigne un administrateur ad hoc ; quatre réponses coexistent.`, await clocks(A4, story),
    `${A3.name} lit ce que le parquet lui adresse, « ${steps.find((s) => s.fact === 'AUTHOR_TOLD').body} », et rien de ce qui est ordonné : ${steps.some((s) => s.answered) ? 'NON' : 'oui'}.`];
}

const NAMES = { SENT: 'transmis', RECEIVED: 'reçu', ACKNOWLEDGED: 'accusé', COMPLEMENT_SENT: 'complété', PARENTS_TIMING: 'heure d’informer les parents', PARENTS_TOLD: 'parents informés', AUTHOR_TOLD: 'auteur informé' };

/** What each has of it, by their own client: its facts and its letter, or the very answers that an unknown identifier gives. */
export async function shared(people, story) {
  const lines = [];
  for (const person of people) {
    const found = await seen(person, story);
    const alike = found ? false : (await person.text(SIGNALEMENT, { id: story.signalement })) === (await person.text(SIGNALEMENT, { id: randomUUID() }));
    if (!found && !alike) process.exitCode = 1;
    const facts = found ? found.steps.map((s) => s.answered ?? NAMES[s.fact]).join(' · ') : alike ? 'rien : la même réponse, à l’octet près, qu’un identifiant inconnu' : 'UNE AUTRE RÉPONSE';
    lines.push(`  ${person.name}, ${person.functionName} : ${facts} ; ${await letterFor(person, story.seal)}`);
  }
  return lines;
}
