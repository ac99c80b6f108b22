/**
 * The story of Noé and Maëlle from the first worry to the plan made for them, as far as Cordée's verbs exist. Everybody is invented. The dates are those of
 * the story; on a running server the acts happen now. Each event: what the world sees, then what was done, by whom, in sentences.
 */
import { randomUUID } from 'node:crypto';
import { ADMIT, INFORM, LIEN, LOOK_UP, OPEN_THREAD, PERSONNE, POST, PREVIEW, PREVIEW_ADMISSION, SHARE, WRITE } from './documents.mjs';
import { complete, seize, warnNobody } from './gravity.mjs';
import { place, turnToJudge, writeToParents } from './parquet.mjs';
import { planForTheChild } from './ppe.mjs';
import { meetForEvaluation } from './seance.mjs';
import { conveneEvaluation } from './synthese.mjs';
import { analyse, answer, contribute, meet, report, setUp, transmit } from './worry.mjs';

const CHILDREN = {
  noe: { surname: 'VASSELIN', givenNames: 'Noé', birthDate: '2018-03-14', holders: [['Sandra', 'PERRAUDEAU', 'mère'], ['Julien', 'VASSELIN', 'père']] },
  maelle: { surname: 'DORMOND', givenNames: 'Maëlle', birthDate: '2023-09-02', holders: [['Sandra', 'PERRAUDEAU', 'mère'], ['Kylian', 'DORMOND', 'père']] },
};
const SOCIAL = ['IDE', 'FAM', 'SCO', 'SOC', 'PAR', 'ENF', 'LOG'];
const EVALUATION = { purpose: 'EVALUATE', legalBasis: 'CASF_226_2_2', necessity: 'Évaluation de la situation des deux enfants du foyer.' };

/** Shown first, then sent to those who were shown. Who is left out, and why, is part of what is told. */
async function say(person, story, { kind, body, child = 'noe' }) {
  const asked = { threadId: story.thread, dossierId: story[child], kind };
  const { digest, excluded } = await person.act(PREVIEW, asked);
  const { seq } = await person.act(POST, { ...asked, body, clientMessageId: randomUUID(), readersDigest: digest });
  const without = excluded.map((e) => `${story.nameOf(e.habilitation.id)} (${e.phrase})`);
  return `${person.name} écrit le message ${seq}, ${kind} : « ${body} »${without.length ? ` Écarté avant l’envoi : ${without.join(' ; ')}` : ''}`;
}

const write = async (person, story, child, kind, detail, body) => {
  const { id } = await person.act(WRITE, { requestId: randomUUID(), dossierId: story[child], kind, detail, body });
  story.lastEntry = id;
  return `${person.name} écrit au dossier de ${CHILDREN[child].givenNames} (${kind}${detail === 'SUMMARY' ? ', résumé' : ''}) : « ${body} »`;
};

/** What was just written, to each of those whom the law gives no more than a summary. */
async function share(person, story, readers) {
  for (const reader of readers) {
    await person.act(SHARE, { requestId: randomUUID(), entryId: story.lastEntry, habilitationId: reader.id, legalBasis: 'CASF_226_2_2', necessity: 'Évaluer la situation avec ce que sa santé demande de surveiller.' });
  }
  return `${person.name} partage ce résumé, et lui seul, avec ${readers.map((r) => r.name).join(' et ')}.`;
}

export const EVENTS = [
  { n: 1, date: 'jeudi 9 janvier 2025', title: 'La directrice demande conseil à l’assistant social de l’école', play: async () => ['Rien dans Cordée : on n’est jamais seul, et il n’y a pas encore de situation.'] },
  { n: 2, date: 'lundi 13 janvier', title: 'Équipe éducative, la mère présente', play: async () => ['La réunion est celle de l’école (C. éduc. D.321-16) : Cordée ne la convoque pas, et il n’y a pas encore de dossier. Ce qui en restera est ce que la directrice en écrit le 16 janvier.'] },
  { n: 3, date: 'jeudi 16 janvier, 15 h 10', title: 'Information préoccupante', play: async (by, story) => {
    const lines = await transmit(by, story, Object.values(CHILDREN));
    for (const { holders, ...child } of Object.values(CHILDREN)) {
      const known = await by.A4.act(LOOK_UP, child);
      lines.push(`${by.A4.name} demande si ${child.givenNames} est connu du recueil : ${known.length ? `${known.length} dossier(s) à sa portée` : 'aucun dossier à sa portée'}.`);
    }
    return lines;
  } },
  { n: 4, date: 'vendredi 17 janvier', title: 'Première analyse, à deux : les deux enfants du foyer', play: analyse },
  { n: 5, date: 'lundi 20 janvier', title: 'Les titulaires de l’autorité parentale sont informés (CASF D.226-2-6)', play: async ({ A4 }, story) => {
    story.holders = [];
    for (const [name, { holders, birthDate }] of Object.entries(CHILDREN)) {
      for (const [givenNames, surname, quality] of holders) {
        const { id: personneId } = await A4.act(PERSONNE, { requestId: randomUUID(), dossierId: story[name], surname, givenNames });
        await A4.act(LIEN, { requestId: randomUUID(), personneId, nature: 'PARENTAL_AUTHORITY', quality, validFrom: `${birthDate}T00:00:00Z` });
        story.holders.push({ dossierId: story[name], personneId });
        await A4.act(INFORM, { requestId: randomUUID(), dossierId: story[name], personneId, means: 'LETTER', exception: 'NONE', informedAt: story.openedAt,
          announced: 'Mise en place de l’évaluation, ceux qui y participent, ce qui sera partagé et pourquoi.' });
      }
    }
    return [`${A4.name} inscrit les titulaires de l’autorité parentale de chaque enfant, et que chacun a été informé de ce qui sera partagé (CASF L.226-2-2).`, ...await setUp({ A4 }, story)];
  } },
  { n: 6, date: 'mardi 21 janvier', title: 'L’équipe est admise ; un échange s’ouvre', play: async ({ A2, A4, A5, A6, A7 }, story) => {
    const admit = async (child, { id: habilitationId }, kinds, duty = 'NONE') => {
      const asked = { dossierId: story[child], habilitationId, kinds, duty, purpose: EVALUATION.purpose };
      const { digest } = await A4.act(PREVIEW_ADMISSION, asked);
      await A4.act(ADMIT, { requestId: randomUUID(), ...asked, ...EVALUATION, effectDigest: digest });
    };
    for (const child of ['noe', 'maelle']) {
      await admit(child, A5, SOCIAL, 'EVALUATEUR');
      await admit(child, A6, [...SOCIAL, 'MED'], 'EVALUATEUR');
      await admit(child, A7, [...SOCIAL, 'MED']);
    }
    await admit('noe', A2, ['IDE', 'FAM', 'SCO', 'LOG']);
    const { id } = await A4.act(OPEN_THREAD, { requestId: randomUUID(), dossierId: story.noe, siblingDossierIds: [story.maelle], kind: 'FAM', subject: 'PERRAUDEAU – évaluation',
      motive: 'Évaluer ensemble la situation de Noé et de Maëlle (CASF L.226-2-2).', participantIds: [A2, A5, A6, A7].map((p) => p.id) });
    story.thread = id;
    story.ids.add(id);
    return [`${A4.name} admet quatre professionnels, chacun pour ce qui lui est nécessaire, et ouvre un échange.`,
      await say(A4, story, { kind: 'FAM', body: 'Ouverture de l’évaluation. Finalité : évaluer. Merci de limiter aux éléments utiles.' }),
      await say(A6, story, { kind: 'SOC', child: 'maelle', body: 'Maëlle est suivie à la consultation PMI. Je propose une visite conjointe le 28/01 à 10 h.' }),
      await say(A5, story, { kind: 'FAM', body: 'D’accord. Les titulaires de l’autorité parentale sont informés (courriers du 20/01).' }),
      await say(A2, story, { kind: 'SCO', body: 'Présence scolaire de Noé : 9 demi-journées d’absence depuis le 1er décembre.' })];
  } },
  { n: 7, date: 'mardi 28 janvier', title: 'Visite au domicile, les deux enfants vus', play: async ({ A5, A6 }, story) => [
    await meet(A5, story, 'noe', 'WITH_PARENTS', 'Visite au domicile de 10 h à 11 h 15, avec la mère ; les deux enfants présents.'),
    await meet(A6, story, 'maelle', 'OBSERVED', 'Maëlle joue au sol, cherche le regard de sa mère ; repas pris pendant la visite.')] },
  { n: 8, date: 'mardi 4 février', title: 'Noé est reçu seul, avec l’accord de ses parents', play: async ({ A5 }, story) => [
    await meet(A5, story, 'noe', 'ALONE', 'Reçu seul à la MDS, avec l’accord de ses parents.'),
    await contribute(A5, story, 'noe', 'CHILD', 'Noé dit : « Quand Kylian crie je me cache dans le placard avec Maëlle. » Question posée : « Que fais-tu quand on crie ? »')] },
  { n: 9, date: 'jeudi 6 février', title: 'Le médecin de PMI écrit un résumé ; le détail reste au dossier de soin', play: async ({ A4, A5, A7 }, story) => [
    await write(A7, story, 'maelle', 'MED', 'FULL', 'Courbe staturo-pondérale : poids à −1,5 DS depuis octobre ; bilan demandé.'),
    await write(A7, story, 'maelle', 'MED', 'SUMMARY', 'Courbe de poids de Maëlle à surveiller, rendez-vous de PMI le 20/02.'),
    await share(A7, story, [A4, A5]),
    await say(A7, story, { kind: 'FAM', body: 'Synthèse médicale transmise à Mme Pruvolt ; le détail reste au dossier PMI.' }),
    await say(A4, story, { kind: 'FAM', body: 'Rappel : Mme Estival n’est pas participante, retour L.226-5 en fin d’évaluation.' })] },
  { n: 10, date: 'mardi 11 février', title: 'La réunion de synthèse est convoquée', play: conveneEvaluation },
  { n: 11, date: 'mardi 25 février', title: 'La réunion de synthèse, en trois temps', play: meetForEvaluation },
  { n: 12, date: 'jeudi 27 février', title: 'Le rapport, puis la suite (lundi 3 mars)', play: report },
  { n: 14, date: 'lundi 10 mars', title: 'Retour à qui l’a transmise (CASF L.226-5)', play: answer },
  { n: 15, date: 'mardi 13 mai, 10 h 20', title: 'Des marques ; les parents ne sont pas prévenus, et pourquoi', play: warnNobody },
  { n: 16, date: 'mardi 13 mai, 11 h 20', title: 'Signalement direct au parquet, pour gravité (CASF L.226-4 II)', play: seize },
  { n: 17, date: 'mardi 13 mai, 13 h', title: 'Le département dit ce qui a déjà été fait ; l’examen à l’UAPED reste hors de Cordée', play: complete },
  { n: 18, date: 'mardi 13 mai, 17 h 45', title: 'Ordonnance de placement provisoire', play: place },
  { n: 19, date: 'mercredi 14 mai', title: 'Les parents sont informés par écrit, à l’heure que le parquet a posée', play: writeToParents },
  { n: 20, date: 'vendredi 16 mai', title: 'Saisine du juge, enquête, administrateur ad hoc', play: turnToJudge },
  { n: 25, date: 'mardi 8 juillet', title: 'Le projet pour l’enfant, avec les parents et Noé', play: planForTheChild },
];
