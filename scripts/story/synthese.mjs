/** Event 10, and what any réunion de synthèse of the story begins with: shown person by person, convened as shown, its date asked of those who sit there. */
import { CLOSE_POLL, COME, CONVENE, CONVOKED, NOW, OPEN_POLL, PREVIEW_CONVENING, SHARE_POINT, VOTE } from './documents.mjs';
import { key } from './gravity.mjs';

export const DAY = 86_400_000;
const when = (at) => new Date(at).toLocaleString('fr-FR', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/Paris' });
export const point = (heading, minutes, more = {}) => ({ heading, minutes, ...more });

/** What is shown before it is done: who goes out of which points, and why; then the act, as it was shown. */
export async function convene(A8, story, asked) {
  const { digest, phrase, warnings, people } = await A8.act(PREVIEW_CONVENING, asked);
  const out = new Map();
  for (const { habilitation, points } of people) {
    for (const { position, phrase: why, article } of points.filter((p) => !p.attends)) {
      const reason = `${why} (${article})`;
      out.set(habilitation.id, (out.get(habilitation.id) ?? new Map()).set(reason, [...(out.get(habilitation.id)?.get(reason) ?? []), position]));
    }
  }
  const goesOut = ([id, reasons]) => `  ${story.nameOf(id)} sort : ${[...reasons].map(([reason, positions]) => `${positions.join(', ')}. ${reason}`).join(' ; ')}`;
  const synthese = await A8.act(CONVENE, { ...key(), ...asked, effectDigest: digest });
  story.ids.add(synthese.id);
  return { synthese, lines: [`Avant de convoquer, il est montré à ${A8.name} : « ${phrase} »${warnings.map((w) => ` ${w.phrase}`).join('')}`, ...[...out].map(goesOut)] };
}

export const at = (synthese, position) => synthese.points.find((p) => p.position === position).id;
export const seatOf = (synthese, person) => synthese.convocations.find((c) => c.habilitation.id === person.id).id;

/** The first three mornings of a week from three weeks on: when nobody has to be told why it is so near. */
async function poll(A8, { id: syntheseId }) {
  const now = Date.parse((await A8.ask(NOW)).now);
  const mornings = Array.from({ length: 7 }, (_, i) => new Date(Math.ceil(now / DAY) * DAY + (21 + i) * DAY + 8 * 3_600_000)).filter((at) => at.getUTCDay() % 6 !== 0).slice(0, 3);
  const slots = mornings.map((startsAt) => ({ startsAt, endsAt: new Date(startsAt.getTime() + 2 * 3_600_000) }));
  return await A8.act(OPEN_POLL, { ...key(), syntheseId, deadlineAt: new Date(now + 5 * DAY), slots });
}

const VOTES = { A8: ['YES', 'YES', 'YES'], A2: ['NO', 'YES', 'YES'], A5: ['YES', 'IF_NEEDED', 'YES'], A6: ['NO', 'YES', 'YES'], A7: ['YES', 'IF_NEEDED', 'YES'] };

export async function conveneEvaluation(by, story) {
  const { A2, A4, A5, A6, A7, A8 } = by;
  const agenda = [point('LOGISTIQUE', 5), point('SCOLARITE', 10, { speakerId: A2.id }), point('EVALUATION', 15, { speakerId: A5.id }), point('EVALUATION', 15, { dossierId: story.maelle, speakerId: A6.id }),
    point('SANTE', 10, { dossierId: story.maelle, speakerId: A7.id }), point('AVIS_FAMILLE', 20, { part: 'FAMILY' }), point('PAROLE_ENFANT', 10, { part: 'FAMILY' }),
    point('DECISIONS', 15, { part: 'DECISION' }), point('DECISIONS', 5, { part: 'DECISION', kind: 'SCO' })];
  const people = [A2, A5, A6, A7].map((p) => ({ habilitationId: p.id, required: p === A5 || p === A6 }));
  const { synthese, lines } = await convene(A8, story, { dossierId: story.noe, type: 'EVALUATION', purpose: 'EVALUATE', points: agenda, people });
  story.synthese = synthese;
  const readers = [A5, A8];
  for (const { id: habilitationId } of readers) await A7.act(SHARE_POINT, { ...key(), pointId: at(synthese, 5), habilitationId, legalBasis: 'CASF_226_2_2', necessity: 'Évaluer avec ce que la santé de Maëlle demande de surveiller.' });
  const asked = await poll(A8, synthese);
  let said;
  for (const [who, votes] of Object.entries(VOTES)) said = await by[who].act(VOTE, { pollId: asked.id, votes: votes.map((vote, i) => ({ slotId: asked.slots[i].id, vote })) });
  await A8.act(CLOSE_POLL, { ...key(), pollId: asked.id, slotId: said.best.slotId });
  await A5.act(COME, { syntheseId: synthese.id, answer: 'COMING' });
  await A7.act(COME, { syntheseId: synthese.id, answer: 'REMOTE' });
  const { dueAt } = (await A6.ask(CONVOKED)).myDay.items.find((i) => i.verb === 'ATTEND' && i.about.id === synthese.id);
  return [...lines, `${A8.name} convoque quatre professionnels autour d’un ordre du jour de ${agenda.length} points, en trois temps ; ${A7.name} ouvre « Santé », en résumé, à ${readers.map((r) => r.name).join(' et à ')}.`,
    `Sondage : ${asked.slots.map((s) => when(s.startsAt) + (s.worked ? '' : ' (non ouvré)')).join(' ; ')}. ${said.best.because}`,
    `${A8.name} retient ce créneau : ${when(dueAt)}, qui est dans la journée de ${A6.name} ; chaque agenda n’en apprend que l’heure. ${A5.name} viendra, ${A7.name} à distance. ${A4.name}, dont le dossier est du territoire, en lit l’ordre du jour sans y siéger.`];
}
