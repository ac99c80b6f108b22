/** Events 15 to 17 on the running server: nobody is warned and why, the parquet is seized because it is grave, it has it, it knows what was done before. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt } from '../build.mjs';
import { ACKNOWLEDGE_SIGNALEMENT, ATTACH, COMPLETE, DRAFT, INFORM, NOW, PARQUET_INBOX, PREVIEW_SEAL, RESSORTS, SEAL, SIGNALEMENT, TRANSMIT, VALIDATE } from './documents.mjs';

export const key = () => ({ requestId: randomUUID() });
const PATIENCE_MS = 20_000;
const hour = (at) => new Date(at).toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'Europe/Paris' });

/** Each act on the signalement is told by its own row. */
export async function act(person, story, document, input) {
  const done = await person.act(document, { ...key(), signalementId: story.signalement, ...input });
  story.ids.add(done.id);
  return done;
}

export const seen = async (person, { signalement }) => (await person.ask(SIGNALEMENT, { id: signalement })).signalement;

/** The terms that run for it, and those that were kept, as this person knows them. */
export async function clocks(person, story) {
  const { deadlines } = await seen(person, story);
  const [kept, running] = [deadlines.filter((d) => d.satisfiedAt), deadlines.filter((d) => !d.satisfiedAt)];
  return `Délais, pour ${person.name} : ${running.map((d) => `${d.code} court jusqu’au ${d.lastDay} (${d.article})`).join(' · ') || 'aucun ne court'} ; tenus : ${kept.map((d) => d.code).join(', ') || 'aucun'}.`;
}

export async function warnNobody({ A2, A4 }, story) {
  const { now } = await A2.ask(NOW);
  const ofNoe = story.holders.filter(({ dossierId }) => dossierId === story.noe);
  for (const { dossierId, personneId } of ofNoe) {
    const { id: priorInformationId } = await A2.act(INFORM, { ...key(), dossierId, personneId, means: 'NONE', exception: 'PENAL_EVIDENCE_RISK', informedAt: now,
      announced: 'Prévenir ses parents exposerait les preuves, et l’enfant à des pressions.' });
    await A4.act(VALIDATE, { ...key(), priorInformationId });
  }
  return [`${A2.name} inscrit, pour chacun des ${ofNoe.length} titulaires de l’autorité parentale sur Noé, pourquoi il n’est pas prévenu (risque pour les preuves) ; ${A4.name}, une autre personne, qui répond du dossier, le valide.`];
}

export async function seize({ A3, A4, A9 }, story) {
  await ensureBuilt();
  const { LETTER_OF_13_MAY } = await import('../../dist/apps/migrate/story/letter.js');
  const [territoire] = A4.territoires;
  const { parquet } = (await A3.ask(RESSORTS)).ressorts.edges.map((e) => e.node).find((r) => r.territoire.id === territoire.id);
  const letter = { ...LETTER_OF_13_MAY, previousReferences: [story.number] };
  story.signalement = (await A3.act(DRAFT, { ...key(), parquetId: parquet.id, territoireId: territoire.id, urgency: 'URGENT', ground: 'GRAVE_AND_IMMEDIATE_DANGER', letter, dossierIds: [] })).id;
  story.ids.add(story.signalement);
  const before = await seen(A4, story);
  const { digest, phrase } = await A3.act(PREVIEW_SEAL, story.signalement);
  story.seal = (await A3.act(SEAL, { ...key(), signalementId: story.signalement, effectDigest: digest })).seal;
  const { at } = await act(A3, story, TRANSMIT, {});
  const lines = [`${A3.name} écrit au ${parquet.name}, ${letter.paragraphs.length} paragraphes typés ; brouillon, ${A4.name} n’en voit ${before ? 'QUELQUE CHOSE' : 'rien'}.`, `Avant de sceller, il lui est montré : « ${phrase} »`,
    `Scellé ${story.seal.number}, transmis le ${hour(at)}. ${A4.name} en a copie par la loi (CASF L.226-4 II) : ${(await seen(A4, story)).state === 'DRAFT' ? 'NON' : 'oui'}.`,
    `Accusé de réception de la machine : reçu par le parquet le ${hour((await received(A3, story)).at)}.`, await clocks(A4, story)];
  const found = (await A9.ask(PARQUET_INBOX)).parquetInbox.edges.map((e) => e.node).find((s) => s.id === story.signalement);
  lines.push(`${A9.name} le trouve dans sa boîte, l’essentiel en ${found.essential.length} lignes :`, ...found.essential.map(({ label, text }) => `  ${label} : ${text}`));
  await act(A9, story, ACKNOWLEDGE_SIGNALEMENT, { parquetNumber: '25-133-0042' });
  for (const dossierId of [story.noe, story.maelle]) await A4.act(ATTACH, { signalementId: story.signalement, dossierId });
  return [...lines, `${A9.name} en accuse réception sous le numéro 25-133-0042 ; ${A4.name} le rattache aux dossiers des deux enfants.`, await clocks(A4, story)];
}

/** It is the machine that receives: awaited, as whoever sent it would. */
async function received(person, story) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(200)) {
    const found = (await seen(person, story)).steps.find(({ fact }) => fact === 'RECEIVED');
    if (found) return found;
  }
  throw new Error('Le parquet n’a rien reçu : l’ouvrier de Cordée tourne-t-il ?');
}

export async function complete({ A3, A8 }, story) {
  const before = (await seen(A3, story)).steps.length;
  await act(A8, story, COMPLETE, { complement: 'Actions déjà menées : aide éducative à domicile depuis le 3 mars 2025, TISF deux fois par semaine, suivi de PMI de Maëlle.' });
  return [`${A8.name} dit au parquet les actions déjà menées auprès des enfants et de la famille (L.226-4 I) ; ${A3.name} n’en lit ${(await seen(A3, story)).steps.length === before ? 'rien' : 'QUELQUE CHOSE'}.`];
}
