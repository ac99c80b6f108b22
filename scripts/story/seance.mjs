/** Event 11, and what any meeting of the story is: opened, the pen from hand to hand, who came, what was said, closed; then its minutes. */
import { ARRIVE, CLOSE_SEANCE, HAND_PEN, NOTHING_TO_OBSERVE, NOW, OPEN_SEANCE, PREVIEW_MINUTES, SHOW_POINT, TAKE_PEN, VALIDATE_MINUTES, WRITE_LINE } from './documents.mjs';
import { key } from './gravity.mjs';
import { at, seatOf } from './synthese.mjs';

/** One meeting and its acts, each by the client of who does it. `said`: every text and who wrote it, to be looked for afterwards in what others are given. */
export class Seance {
  said = [];

  constructor(synthese) {
    this.synthese = synthese;
  }

  async #act(person, document, input = {}) {
    return await person.act(document, { ...key(), syntheseId: this.synthese.id, ...input });
  }

  async open(A8, scribe) {
    await this.#act(A8, OPEN_SEANCE);
    await this.#act(scribe, TAKE_PEN);
    this.scribe = scribe;
  }

  /** Who asks for the pen while another holds it is told who does. */
  async wants(person) {
    return await this.#act(person, TAKE_PEN).then(() => 'RIEN N’EST REFUSÉ', (error) => error.message);
  }

  async hand(to) {
    await this.#act(this.scribe, HAND_PEN, { habilitationId: to.id });
    this.scribe = to;
  }

  async come(...people) {
    this.people = people;
    for (const person of people) await this.#moves({ convocationId: seatOf(this.synthese, person) }, 'ARRIVED');
  }

  /** Of the family or with them; the name, where there is one, is the dossier's. */
  async guest(guest, personneId) {
    return (await this.#moves({ guest, personneId }, 'ARRIVED')).presentId;
  }

  async leave(...presents) {
    for (const presentId of presents) await this.#moves({ presentId }, 'LEFT');
  }

  async #moves(who, fact) {
    return await this.#act(this.scribe, ARRIVE, { ...who, fact, at: (await this.scribe.ask(NOW)).now });
  }

  async on(position) {
    await this.#act(this.scribe, SHOW_POINT, { pointId: at(this.synthese, position) });
  }

  async write(position, type, body, more = {}) {
    await this.scribe.act(WRITE_LINE, { ...key(), pointId: at(this.synthese, position), type, body, ...more });
    this.said.push(body);
  }

  /** Closed, reread by everybody at the table, who has nothing to observe, then validated as it was shown: numbered, frozen. */
  async close(A8) {
    await this.#act(A8, CLOSE_SEANCE);
    for (const person of this.people.filter((one) => one !== A8)) await this.#act(person, NOTHING_TO_OBSERVE);
    const { digest, lines, decisions, reserved } = await A8.act(PREVIEW_MINUTES, this.synthese.id);
    this.minutes = await this.#act(A8, VALIDATE_MINUTES, { effectDigest: digest });
    return `Compte rendu validé : ${this.minutes.number}, ${lines} lignes dont ${decisions} décisions, ${reserved === 0 ? 'toutes lues' : `${reserved} réservées`} de ${A8.name} ; rien ne s’y ajoute plus.`;
  }
}

export async function meetForEvaluation({ A2, A5, A6, A7, A8 }, story) {
  const seance = new Seance(story.synthese);
  story.meetings.push(seance);
  await seance.open(A8, A5);
  const refused = await seance.wants(A6);
  await seance.come(A8, A2, A5, A6, A7);
  await seance.on(2);
  await seance.write(2, 'CONSTAT', 'Neuf demi-journées d’absence en décembre, deux en janvier ; Noé a repris la cantine.', { speakerId: A2.id });
  await seance.on(3);
  await seance.write(3, 'CONSTAT', 'Noé est soigné depuis la visite ; il parle volontiers de sa petite sœur.');
  await seance.write(3, 'POINT_DE_VUE', 'Les parents se mobilisent : une aide à domicile suffit, je suis confiant.', { speakerId: A5.id });
  await seance.on(4);
  await seance.write(4, 'DESACCORD', 'Je crains une aggravation si les cris continuent ; un point à trois mois me paraît nécessaire.', { speakerId: A6.id });
  await seance.hand(A7);
  await seance.on(5);
  await seance.write(5, 'CONSTAT', 'Courbe de poids de Maëlle revue le 20 février : elle reprend ; pesée mensuelle à la PMI.');
  await seance.hand(A5);
  const family = [await seance.guest('PARENT', story.holder('noe', 0)), await seance.guest('SUPPORT_PERSON'), await seance.guest('PARENT', story.holder('noe', 1))];
  await seance.write(1, 'CONSTAT', 'La mère vient avec sa sœur, qu’elle a choisie ; le père participe à distance, en visioconférence.');
  await seance.on(6);
  await seance.write(6, 'POINT_DE_VUE', 'La mère se dit épuisée et accepte qu’on l’aide à la maison ; le père voudrait voir Noé plus souvent.', { voice: 'PARENTS' });
  await seance.on(7);
  await seance.write(7, 'POINT_DE_VUE', '« Je voudrais que personne ne crie, et rester avec Maëlle. » Recueilli le 4 février, seul à la MDS.', { voice: 'ENFANT' });
  await seance.leave(...family);
  await seance.hand(A8);
  await seance.on(8);
  await seance.write(8, 'DECISION', 'Une aide éducative à domicile est proposée à la famille pour six mois.');
  await seance.write(8, 'DECISION', 'Une technicienne de l’intervention sociale et familiale vient deux fois par semaine.');
  await seance.write(9, 'DECISION', 'Toute absence est dite le jour même à l’assistant social de l’école.');
  return [`${A8.name} ouvre la réunion ; ${A5.name} tient la plume. ${A6.name} la demande : « ${refused} »`,
    `Entre professionnels : l’école, l’évaluation de chaque enfant ; ${A5.name} est confiant, ${A6.name} craint une aggravation : le désaccord est écrit.`,
    `« Santé » : la plume passe à ${A7.name}, qui seul écrit ce genre ; puis revient.`,
    'Avec la famille : la mère est venue avec sa sœur, le père en visioconférence ; leurs paroles, et celle que Noé a dite avant, sont écrites.',
    `Décision, de la main de ${A8.name} : une AED de six mois, une TISF deux fois par semaine, l’école.`,
    `Mardi 4 mars : ${await seance.close(A8)}`];
}
