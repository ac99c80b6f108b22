/** From the worry to its qualification, and from the evaluation to what whoever had it is told: events 3 to 5, 12 and 14, on the running server. */
import { randomUUID } from 'node:crypto';
import { AVIS, CLOSE, CONTRIBUTE, DECIDE, INTAKE, INTAKES, LOOK, MINE, NODE, OPEN_EVALUATION, QUALIFY, RENCONTRE, REPORT, RETOUR, SHORTEN, SUBMIT } from './documents.mjs';

const key = () => ({ requestId: randomUUID() });
const DAY = 86_400_000;
/** Before two years old, what is left is about half of it. */
const SHORTER_BY = 48 * DAY;

export async function transmit({ A1, A2, A4 }, story, children) {
  const told = (person, means) => ({ person, means, informedAt: '2025-01-16T13:30:00Z', announced: 'La transmission d’une information préoccupante, et pourquoi.' });
  const { number, stage } = await A1.act(REPORT, { ...key(), graveDanger: false,
    mineurs: children.map(({ surname, givenNames, birthDate }, i) => ({ place: i === 0 ? 'TARGETED' : 'HOUSEHOLD', surname, givenNames, birthDate })),
    elements: [{ kind: 'SCO', body: 'Neuf demi-journées d’absence depuis le 1er décembre, dont six sans motif.' },
      { kind: 'SCO', body: 'Équipe éducative du 13 janvier, la mère présente (C. éduc. D.321-16) : un rendez-vous chez le dentiste était convenu, il n’a pas été pris.' },
      { kind: 'SOC', body: 'Mêmes vêtements du lundi au vendredi ; se plaint des dents depuis trois semaines.' },
      { kind: 'ENF', body: 'À la directrice, à 10 h 20 : « Quand Kylian crie je me cache dans le placard avec Maëlle. »', about: [0, 1] }],
    parents: [told('Sandra PERRAUDEAU, mère', 'INTERVIEW'), told('Julien VASSELIN, père', 'CALL')],
    informant: { origin: 'OTHER_INSTITUTION', transmittedBy: 'PUBLIC_SCHOOL' } });
  story.number = number;
  story.intake = (await A4.ask(INTAKES)).informationsPreoccupantes.edges.map((e) => e.node).find((i) => i.number === number).id;
  const others = (await A2.ask(MINE)).myInformationsPreoccupantes.edges.filter((e) => e.node.number === number);
  return [`${A1.name} informe la mère de vive voix et le père par téléphone, puis transmet, sur le conseil de ${A2.name} : un enfant visé, sa sœur du même foyer.`,
    `Elle garde un accusé de réception : ${number}, ${stage === 'RECEIVED' ? 'reçue' : stage}. ${A4.name} la trouve à qualifier ; ${A2.name}, qui ne l’a pas transmise, n’en voit ${others.length === 0 ? 'rien' : 'QUELQUE CHOSE'}.`];
}

export async function analyse({ A4, A19 }, story) {
  const { id: qualificationId } = await A4.act(QUALIFY, { ...key(), informationPreoccupanteId: story.intake, outcome: 'QUALIFIED', urgent: false, reason: 'Absences répétées, soins différés, peur dite par l’enfant : risque de danger.' });
  const { mineurs } = (await A19.ask(INTAKE, { id: story.intake })).informationPreoccupante;
  await A19.act(LOOK, { ...key(), qualificationId, agrees: true, placements: mineurs.map((m) => ({ mineurId: m.id, territoireId: A4.territoires[0].id })) });
  const { attachments, deadlines } = (await A4.ask(INTAKE, { id: story.intake })).informationPreoccupante;
  for (const [name, givenNames] of [['noe', 'Noé'], ['maelle', 'Maëlle']]) {
    const { id, openedAt } = attachments.find((a) => a.mineurId === mineurs.find((m) => m.givenNames === givenNames).id).dossier;
    Object.assign(story, { [name]: id, openedAt });
    story.ids.add(id);
  }
  const { id: deadlineId, dueAt, lastDay: legal } = deadlines.find((d) => d.code === 'IP_EVAL');
  const lastDay = new Date(Date.parse(dueAt) - SHORTER_BY).toISOString().slice(0, 10);
  await A4.act(SHORTEN, { ...key(), deadlineId, lastDay, reason: 'Maëlle a moins de deux ans (CASF D.226-2-4 II).' });
  return [`${A4.name} propose de la qualifier ; ${A19.name}, une autre personne de la cellule, est d’accord : les deux enfants du foyer ont chacun leur dossier, liés l’un à l’autre.`,
    `Le délai de l’évaluation court depuis la réception : dernier jour le ${legal} ; ${A4.name} le réduit au ${lastDay}, parce que la plus jeune n’a pas deux ans.`];
}

async function letters(A4, story, stage, announced) {
  for (const { dossierId, personneId } of story.holders) {
    await A4.act(AVIS, { ...key(), evaluationId: story.evaluation, dossierId, personneId, stage, means: 'LETTER', informedAt: story.openedAt, announced });
  }
  return `${A4.name} enregistre ${story.holders.length} lettres, une par titulaire et par enfant : ${announced}`;
}

export async function setUp({ A4 }, story) {
  story.evaluation = (await A4.act(OPEN_EVALUATION, { ...key(), informationPreoccupanteId: story.intake })).id;
  return [`${A4.name} fait évaluer la situation.`, await letters(A4, story, 'OPENING', 'une évaluation est mise en place (CASF D.226-2-6).')];
}

export async function meet(person, story, child, meeting, account) {
  await person.act(RENCONTRE, { ...key(), evaluationId: story.evaluation, dossierId: story[child], meeting, metAt: story.openedAt, account });
  return `${person.name} enregistre la rencontre : « ${account} »`;
}

const KIND_OF = { CHILD: 'ENF', PARENT: 'PAR', EVALUATOR: 'SOC' };
export async function contribute(person, story, child, voice, body, heading = 'SECURITY') {
  await person.act(CONTRIBUTE, { ...key(), evaluationId: story.evaluation, dossierId: story[child], voice, kind: KIND_OF[voice], heading, body });
  return `${person.name} apporte à l’évaluation (${KIND_OF[voice]}${heading === 'DIVERGENCE' ? ', divergence' : ''}) : « ${body} »`;
}

export async function report({ A1, A4, A5, A6, A8 }, story) {
  const lines = [await contribute(A5, story, 'maelle', 'CHILD', 'Observée au domicile : elle cherche sa mère du regard et s’apaise dans ses bras.'),
    await contribute(A5, story, 'noe', 'PARENT', 'La mère dit être épuisée et demander de l’aide.'),
    await contribute(A6, story, 'maelle', 'PARENT', 'La mère accepte un suivi de PMI.')];
  await A5.act(SUBMIT, { ...key(), evaluationId: story.evaluation, conclusion: 'RISK', limbs: ['CONDEDUC', 'SANTE'], proposal: 'ACTIONS', method: 'Une visite au domicile, un entretien avec Noé, les parents entendus, avis de l’école et de la PMI.',
    analyses: [{ dossierId: story.noe, analysis: 'Risque de danger ; les parents se mobilisent. AED de six mois proposée.' }, { dossierId: story.maelle, analysis: 'Risque de danger ; suivi de PMI et TISF proposés.' }] });
  lines.push(`${A5.name} remet le rapport de l’équipe : risque de danger, des actions proposées, une analyse par enfant. Il ne change plus.`,
    await contribute(A6, story, 'maelle', 'EVALUATOR', 'Je crains une aggravation si les cris continuent.', 'DIVERGENCE'));
  await A8.act(DECIDE, { ...key(), informationPreoccupanteId: story.intake, outcome: 'ADMIN_HELP_PROPOSED', reason: 'Les titulaires de l’autorité parentale acceptent une AED et une TISF.' });
  return [...lines, `${A8.name} décide : une aide est proposée à la famille.`, await letters(A4, story, 'CONCLUSION', 'le rapport et la suite donnée (CASF D.226-2-7).'),
    `${A1.name} n’en voit que « ${await stageOf(A1, story)} ».`];
}

const mine = async (person, story) => (await person.ask(MINE)).myInformationsPreoccupantes.edges.map((e) => e.node).find((a) => a.number === story.number);
const stageOf = async (person, story) => ({ RECEIVED: 'reçue', HANDLED: 'traitée' })[(await mine(person, story)).stage];

export async function answer({ A1, A2, A4, A5 }, story) {
  const { id } = await A4.act(RETOUR, { ...key(), informationPreoccupanteId: story.intake, means: 'PLATFORM' });
  const lines = [`${A4.name} informe qui l’a transmise : la phrase est celle de la table, personne n’en écrit une autre.`, `${A1.name} lit : « ${(await mine(A1, story)).retours.map((r) => r.sentence).join(' ')} » et rien d’autre.`];
  for (const other of [A2, A5]) {
    const alike = (await other.text(NODE, { id })) === (await other.text(NODE, { id: randomUUID() }));
    if (!alike) process.exitCode = 1;
    lines.push(`${other.name} : ${alike ? 'la même réponse, à l’octet près, qu’un identifiant inconnu (ce retour ne lui est pas adressé)' : 'UNE AUTRE RÉPONSE'}.`);
  }
  await A4.act(CLOSE, { ...key(), informationPreoccupanteId: story.intake });
  return [...lines, `${A4.name} clôt ${story.number} : plus aucun délai n’en court.`];
}
