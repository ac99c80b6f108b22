/** Event 25: who follows the children and who fosters Noé are admitted by the act that convenes them; the parents and Noé come, each for their part. */
import { NOW } from './documents.mjs';
import { Seance } from './seance.mjs';
import { convene, DAY, point } from './synthese.mjs';

const ADMITTED = { legalBasis: 'CASF_221_6', necessity: 'Bâtir le projet pour l’enfant avec qui le suit et qui l’accueille.' };
/** From 16 May to 8 July. */
const DAYS = 53;

export async function planForTheChild({ A8, A12, A16 }, story) {
  const startsAt = new Date(Math.ceil(Date.parse((await A8.ask(NOW)).now) / DAY) * DAY + DAYS * DAY + 12 * 3_600_000);
  const { synthese, lines } = await convene(A8, story, {
    dossierId: story.noe, type: 'PPE', purpose: 'IMPLEMENT_ACTION', date: { startsAt, endsAt: new Date(startsAt.getTime() + 2 * 3_600_000) },
    points: [point('PROJET', 20, { kind: 'FAM', detail: 'SUMMARY' }), point('PROJET', 20), point('PAROLE_ENFANT', 15, { part: 'FAMILY' }), point('AVIS_FAMILLE', 20, { part: 'FAMILY' }),
      point('DECISIONS', 10, { part: 'DECISION' }), point('DECISIONS', 5, { part: 'DECISION', kind: 'LOG' })],
    people: [{ habilitationId: A16.id, required: true, admission: { ...ADMITTED, kinds: ['IDE', 'FAM', 'SCO', 'SOC', 'PAR', 'ENF', 'LOG'] } }, { habilitationId: A12.id, admission: { ...ADMITTED, kinds: ['IDE', 'FAM', 'ENF', 'LOG'] } }],
  });
  const seance = new Seance(synthese);
  story.meetings.push(seance);
  await seance.open(A8, A16);
  await seance.come(A8, A16, A12);
  await seance.on(1);
  await seance.write(1, 'CONSTAT', 'Frère et sœur se voient chaque semaine ; ils demandent à vivre au même endroit.');
  await seance.on(2);
  await seance.write(2, 'PROPOSITION', 'Reprise des visites de la mère, accompagnées, toutes les deux semaines.', { speakerId: A16.id });
  const family = [await seance.guest('PARENT', story.holder('noe', 0)), await seance.guest('PARENT', story.holder('noe', 1))];
  const noe = await seance.guest('CHILD');
  await seance.on(3);
  await seance.write(3, 'POINT_DE_VUE', '« J’ai dessiné la maison avec Maëlle dedans. » Il montre son dessin ; question posée : « Qui est dans la maison ? »', { voice: 'ENFANT' });
  await seance.leave(noe);
  await seance.on(4);
  await seance.write(4, 'POINT_DE_VUE', 'Le père signera le projet ; la mère écrira ses remarques plutôt que de signer.', { voice: 'PARENTS' });
  await seance.leave(...family);
  await seance.hand(A8);
  await seance.on(5);
  await seance.write(5, 'DECISION', 'Les deux enfants sont réunis dans le même accueil dès que possible.');
  await seance.write(6, 'DECISION', 'Le projet est remis à chacun avant le 24 juillet.');
  return [...lines, `${A16.name} et ${A12.name} sont admis par la convocation même, chacun pour ce qu’il lui faut ; ${A16.name} tient la plume.`,
    'Les parents et Noé viennent à leur partie : son dessin, ses mots et la question posée sont écrits.', await seance.close(A8)];
}
