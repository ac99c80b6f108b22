/** Who was asked why they opened which dossier, and answered or not; and who would ask and answer: of others' children, in another's name, to what was not asked of them. */
import type { Habilitation, Justification, World } from '../oracle/world.js';
import { another, type Cast } from './cast.js';
import type { Dice } from './dice.js';
import type { Attempt } from './standing.js';

type Said = Omit<Justification, 'id' | 'nature' | 'question_id' | 'request_id'>;
const asked = (dice: Dice, said: Said): Justification => {
  const id = dice.uuid();
  return { id, nature: 'ASKED', question_id: id, request_id: dice.uuid(), ...said };
};
const given = (dice: Dice, question_id: string, said: Said): Justification => ({ id: dice.uuid(), nature: 'GIVEN', question_id, request_id: dice.uuid(), ...said });

export function makeJustifications(dice: Dice, world: World, cast: Cast): void {
  for (const d of world.dossier) {
    for (const who of dice.sample(cast.actors, 16)) {
      const departement = dice.chance(0.25) ? 3 - d.departement : d.departement;
      const said = { departement, dossier_id: d.id, habilitation_id: who.id, asked_by: another(dice, cast, who).id, accessed_at: world.t, written_at: world.t };
      const question = asked(dice, said);
      world.justification.push(question);
      if (dice.chance(0.4)) world.justification.push(given(dice, question.id, said));
    }
  }
}

export function askWhy({ dice, world, cast, actor, add, lie, elsewhere }: Attempt, times: number): void {
  const other = (): Habilitation => another(dice, cast, actor);
  for (let i = 0; i < times; i++) {
    const d = dice.pick(world.dossier);
    const whom = other();
    const row = asked(dice, { departement: elsewhere(d.departement), dossier_id: d.id, habilitation_id: whom.id, asked_by: lie(actor.id, another(dice, cast, whom).id), accessed_at: world.t, written_at: world.t });
    add(actor, 'Justification', 'write', { ...row, nature: lie('ASKED', 'GIVEN') });
  }
  const questions = world.justification.filter((j) => j.nature === 'ASKED' && j.habilitation_id === actor.id);
  for (const q of [...dice.sample(questions, 4), dice.pick(world.justification)]) {
    const { id: _, nature: __, question_id: ___, request_id: ____, ...said } = q;
    const row = given(dice, lie(q.question_id, dice.pick(world.justification).question_id), { ...said, departement: elsewhere(q.departement), dossier_id: lie(q.dossier_id, dice.pick(world.dossier).id), habilitation_id: lie(actor.id, other().id) });
    add(actor, 'Justification', 'write', { ...row, nature: lie('GIVEN', 'ASKED') });
  }
}
