/** The audience previewed is the audience served: on random meetings, whoever was shown to attend a point attends it and reads what is written there, and nobody else does, but as the law says of whose words they are. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { heldOf } from '../../libs/platform/rows.js';
import type { Function } from '../../libs/secrecy/functions.js';
import { MATRIX } from '../../libs/secrecy/matrix.js';
import { sourceOf } from '../../libs/secrecy/source-of.js';
import { Habilitation } from '../../libs/partners/habilitation.entity.js';
import { endAdmission } from '../../libs/dossiers/end-admission.js';
import { MinuteLine } from '../../libs/syntheses/minute-line.entity.js';
import { SynthesePoint } from '../../libs/syntheses/synthese-point.entity.js';
import { takePen } from '../../libs/syntheses/take-pen.js';
import { openSeance } from '../../libs/syntheses/take-seance-step.js';
import { UserError } from '../../libs/platform/errors.js';
import { openDoor, type Door } from '../support/door.js';
import { hand, key, write } from '../support/seance.js';
import { actorId } from '../support/situation.js';
import { convenedAtRandom, gather, type World } from './worlds.js';

const WORLDS = Number(process.env.AUDIENCE_WORLDS ?? 8);
const SEED = Number(process.env.AUDIENCE_SEED ?? 20250211);
let door: Door;
beforeAll(async () => {
  door = await openDoor();
  await gather(door);
});
afterAll(() => door.close());

interface Counted { asked: number; attends: number; read: number; ofTheirFile: number }
const counted: Counted = { asked: 0, attends: 0, read: 0, ofTheirFile: 0 };

/** Every answer that is not the one that was shown, of each person and each point. */
async function differences({ syntheseId, people, shown }: World, count: Counted = counted): Promise<string[]> {
  const found: string[] = [];
  for (const who of people) {
    const promised = shown.people.find((p) => p.habilitation.id === actorId(who))?.points ?? [];
    const [points, lines, me] = await door.reads(who, async (tx) => [await tx.allowed(SynthesePoint, 'notice', { where: { syntheseId }, order: ['position'] }), await tx.allowed(MinuteLine, 'notice', { where: { syntheseId } }), await tx.get(Habilitation, actorId(who), 'read')] as const);
    // Whoever was not convoked, and knows no dossier by their territory, notices nothing of it.
    if (promised.length === 0 && points.length + lines.length > 0 && !MATRIX[me.function as Function].LOG.some((c) => c.right === 'S')) found.push(`${who} notices`);
    for (const sight of promised) {
      const point = points.find((p) => p.position === sight.position);
      const attends = point !== undefined && heldOf(point) !== null;
      count.asked += 1;
      if (attends) count.attends += 1;
      if (attends !== sight.attends) found.push(`${who} ${sight.position} ${sight.kind}: shown ${String(sight.attends)}, attends ${String(attends)}`);
      for (const line of lines.filter((l) => l.pointId === point?.id)) {
        const reads = heldOf(line) !== null;
        // A line of one's own hand, or from the file of care that one's admission opens, is read by that: the point itself is of no such file.
        const besides = line.authorId === me.id || (line.kind === 'MED' && line.source !== 'OTHER' && line.source === sourceOf(me.function));
        count.asked += 1;
        if (reads) count.read += 1;
        if (reads && !sight.attends && besides) count.ofTheirFile += 1;
        else if (reads !== sight.attends) found.push(`${who} ${sight.position} line ${line.seq}: shown ${String(sight.attends)}, reads ${String(reads)}`);
      }
    }
  }
  return found;
}

/** A line on each point that somebody at the table may write on: the pen goes round. */
async function speak({ syntheseId, people }: World): Promise<void> {
  await door.as('A8', (tx) => openSeance(tx, key(syntheseId)));
  await door.as('A8', (tx) => takePen(tx, key(syntheseId)));
  const points = await door.reads('A8', (tx) => tx.allowed(SynthesePoint, 'notice', { where: { syntheseId } }));
  let scribe = 'A8';
  for (const who of people) {
    if (who !== scribe) {
      const handed = await hand(door, scribe, who, syntheseId).then(() => true, refused);
      if (!handed) continue;
      scribe = who;
    }
    for (const { id } of points) await write(door, who, id, 'Un constat.').catch(refused);
  }
}
const refused = (e: unknown): false => {
  if (!(e instanceof UserError)) throw e;
  return false;
};

describe('the audience that was shown', () => {
  it(`is the audience that is served, of each point and of each line: ${WORLDS} meetings at random; a right that changes behind what was shown is seen`, async () => {
    let seeded = 0;
    let people = 0;
    for (let n = 0; n < WORLDS; n++) {
      const world = await convenedAtRandom(door, SEED + n);
      await speak(world);
      expect([SEED + n, await differences(world)]).toEqual([SEED + n, []]);
      people += world.shown.people.length;
      // The same meeting, one right less than was shown: of whoever it took something from, it is seen.
      const loses = world.people.find((who) => world.admissions[who] && world.shown.people.find((p) => p.habilitation.id === actorId(who))?.points.some((p) => p.attends));
      if (!loses) continue;
      await door.as('A8', (tx) => endAdmission(tx, world.admissions[loses]!));
      const seen = await differences(world, { asked: 0, attends: 0, read: 0, ofTheirFile: 0 });
      expect(seen.length).toBeGreaterThan(0);
      expect(seen.every((one) => one.startsWith(`${loses} `))).toBe(true);
      seeded += 1;
    }
    console.log(`${WORLDS} meetings, ${people} people: ${counted.asked} answers asked, ${counted.attends} points attended, ${counted.read} lines read (${counted.ofTheirFile} by the file that they come from, or by whose hand they are), 0 differences; ${seeded} bugs seeded, ${seeded} seen`);
    expect(counted.attends).toBeGreaterThan(100);
    expect(counted.asked - counted.attends).toBeGreaterThan(200);
    expect(seeded).toBeGreaterThan(WORLDS / 2);
  }, 300_000);
});
