import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, getNamedType, isInputObjectType } from 'graphql';
import { ApiProcess, type Answer } from '../faults/api-process.js';
import { tokensOf } from '../faults/tokens.js';
import { openDoor, type Door } from '../support/door.js';
import type { Operation } from './operation.js';
import { OPERATIONS } from './operations.js';
import { timingWorld, type TimingWorld } from './world.js';

let door: Door;
let api: ApiProcess;
let tokens: Record<string, string>;
let world: TimingWorld;
beforeAll(async () => {
  door = await openDoor();
  world = await timingWorld(door);
  tokens = await tokensOf(door, ['A4', 'A8']);
  api = await ApiProcess.start(door.db);
}, 60_000);
afterAll(async () => {
  await api.kill('SIGTERM');
  await door.close();
});

const ask = async (key: string, operation: Operation, id: string): Promise<Answer> => {
  const { query, variables } = operation.ask(id, world);
  return await api.ask(tokens[key]!, query, variables);
};
const nowhere = ({ unknown }: Operation): string => (unknown ?? randomUUID)();
const seen = ({ status, headers: { date: _, ...headers }, text }: Answer): unknown => ({ status, headers, text });

/** Idempotency keys are the asker's own; the territories are in everybody's directory; a deposit is looked for among the asker's own, and no row says that there are others (attach-piece.spec.ts); what a form was begun from is compared with nothing (save-ebauche.spec.ts). */
const NOT_IDS = ['requestId', 'clientMessageId', 'territoireId', 'depositId', 'aboutId'];

describe('an id that is forbidden, and an id that exists nowhere', () => {
  it('are asked everywhere that the schema takes an id', () => {
    const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
    const places = [schema.getQueryType()!, schema.getMutationType()!].flatMap((root) => Object.values(root.getFields()).flatMap((field) => field.args.flatMap((arg) => {
      const type = getNamedType(arg.type);
      if (type.name === 'ID') return NOT_IDS.includes(arg.name) ? [] : [`${field.name}(${arg.name})`];
      return isInputObjectType(type) ? Object.values(type.getFields()).filter((f) => getNamedType(f.type).name === 'ID' && !NOT_IDS.includes(f.name)).map((f) => `${field.name}(${f.name})`) : [];
    })));
    expect([...new Set(OPERATIONS.map((o) => o.name.replace(/ of .*/, '')))].sort()).toEqual([...places, 'lookUpChild(names)'].sort());
  });

  it.each(OPERATIONS.map((o) => [o.name, o] as const))('are answered with the same bytes, not before the quantum: %s', async (_, operation) => {
    // All at once: most of the time of each is the quantum.
    await Promise.all(world.forbidden[operation.forbids].slice(0, 3).map(async (id) => {
      const [forbidden, unknown] = await Promise.all([ask('A8', operation, id), ask('A8', operation, nowhere(operation))]);
      expect(seen(forbidden)).toEqual(seen(unknown));
      // None leaves before the quantum, give or take the millisecond of a timer.
      expect(Math.min(forbidden.ms, unknown.ms)).toBeGreaterThan(48);
    }));
  });

  // What is asked about her own thread or dossier has no meaning for him; the directory of another département, for nobody; who is on call, and who signs, for the administrator; who is on duty at a parquet, for its magistrates; who sits at a synthèse, for whoever convenes.
  const ELSEWHERE = ['habilitation', 'astreinte', 'delegation', 'permanence', 'passation', 'organisation', 'professionnel', 'proposal', 'invitation', 'convocation'];
  // Nobody is on call here: whoever is not is answered alike, of whatever reference (libs/dossiers/break-glass.spec.ts).
  const hisOwn = OPERATIONS.filter((o) => !ELSEWHERE.includes(o.forbids) && !['breakGlass(dossierId)', 'endLieuProtege(lieuProtegeId)', 'previewReaders(dossierId)', 'seeAs(dossierId)', 'openThread(siblingDossierIds)', 'postMessage(dossierId)', 'showPoint(pointId)', 'recordPresence(convocationId)', 'recordPresence(presentId)', 'recordPresence(personneId)', 'correctPresence(presenceId)', 'extractPassage(threadId)', 'extractPassage(messageId)', 'closePoll(slotId)', 'answerObservation(lineId)'].includes(o.name));
  // Last, since some act for good.
  it.each(hisOwn.map((o) => [o.name, o] as const))('are answered otherwise to a colleague who may know the first: %s', async (_, operation) => {
    const [first] = world.forbidden[operation.forbids];
    const [known, unknown] = await Promise.all([ask('A4', operation, first!), ask('A4', operation, nowhere(operation))]);
    expect(known.text).not.toBe(unknown.text);
  });
});
