/** Random réunions de synthèse, convened by the verbs around random people of every function: two children, territories, admissions of random kinds and duties, some by the convening itself, conflicts, any agenda. */
import { loadDirectory, stableId, type Person } from '../../apps/migrate/demonstration-directory.js';
import { declareConflict } from '../../libs/dossiers/declare-conflict.js';
import type { AdmitInput } from '../../libs/dossiers/dossiers.inputs.js';
import { linkSibling } from '../../libs/dossiers/link-sibling.js';
import { UserError } from '../../libs/platform/errors.js';
import { FUNCTION_NAMES } from '../../libs/secrecy/functions.js';
import { KINDS, type Kind } from '../../libs/secrecy/kinds.js';
import { admissible } from '../../libs/secrecy/admissible.js';
import { MATRIX, mayBeConvoked, mayEvaluate } from '../../libs/secrecy/matrix.js';
import { KINDS_OF } from '../../libs/syntheses/agenda.js';
import type { ConveningPreview } from '../../libs/syntheses/convening-preview.type.js';
import type { ConvokedInput, PointInput } from '../../libs/syntheses/syntheses.inputs.js';
import { PARTS, POINT_HEADINGS, type PointHeading } from '../../libs/syntheses/words.js';
import { Dice } from '../secrecy/generate/dice.js';
import type { Door } from '../support/door.js';
import { actorId, dossier, inform, letIn, TERRITOIRES, uuid } from '../support/situation.js';
import { convened, convening, point, shownConvening } from '../support/synthese.js';

const SEATED = FUNCTION_NAMES.filter((fn) => mayBeConvoked(MATRIX[fn]));
const BY_TERRITORY = SEATED.filter((fn) => MATRIX[fn].LOG.some((c) => c.right === 'S'));
const HEADINGS = Object.keys(POINT_HEADINGS) as PointHeading[];
const OF_A_WORLD = 10;

/** Two people of each function that may sit there; whoever knows by territory has the north, the south, or both. */
export const CROWD: readonly Person[] = SEATED.flatMap((fn, n) => [1, 2].map((rank): Person => (
  { key: `${fn} ${rank}`, email: `f${n}.${rank}@cordee.example`, name: `Personne ${n}-${rank}`, function: fn, organisation: `Service ${n % 7}`, departement: '99', siret: `9997${String(n % 7).padStart(10, '0')}`, sub: '', account: true })));

export async function gather(door: Door): Promise<void> {
  const client = await door.db.owner.connect();
  await loadDirectory(client, CROWD);
  for (const { key, function: fn } of CROWD.filter((p) => BY_TERRITORY.includes(p.function as never))) {
    await client.query('delete from app.habilitation_territoire where habilitation_id = $1', [actorId(key)]);
    for (const territoire of key.endsWith('1') ? [TERRITOIRES.nord] : fn.endsWith('CRIP') ? [TERRITOIRES.sud] : [TERRITOIRES.nord, TERRITOIRES.sud]) {
      await client.query('insert into app.habilitation_territoire values ($1, $2, 99)', [actorId(key), territoire]);
    }
  }
  client.release();
}

/** Convened; who was shown what of it. */
export interface World { syntheseId: string; people: readonly string[]; shown: ConveningPreview; admissions: Record<string, string> }

export async function convenedAtRandom(door: Door, seed: number): Promise<World> {
  const dice = new Dice(seed);
  const { id: home } = await dossier(door);
  await inform(door, home);
  const { id: sibling } = await dossier(door);
  await inform(door, sibling);
  await door.as('A8', (tx) => linkSibling(tx, { dossierId: home, siblingId: sibling }));
  const people = dice.sample(CROWD, OF_A_WORLD);
  const admissions: World['admissions'] = {};
  const invited: ConvokedInput[] = [];
  for (const { key, function: fn } of people) {
    const duty = mayEvaluate(MATRIX[fn as never]) && dice.chance(0.3) ? 'EVALUATEUR' : 'NONE';
    const asked = { duty, kinds: kindsOf(dice, fn, duty) } as const;
    const inTheAct = dice.chance(0.25);
    if (!inTheAct && dice.chance(0.9)) await unlessRefused(async () => { admissions[key] = (await letIn(door, home, key, asked.kinds, { duty })).id; });
    if (dice.chance(0.4)) await unlessRefused(() => letIn(door, sibling, key, kindsOf(dice, fn, 'NONE')));
    if (dice.chance(0.05)) await unlessRefused(() => door.as('A4', (tx) => declareConflict(tx, { requestId: uuid(), dossierId: home, professionnelId: stableId(`professionnel ${key}`), reason: 'Un proche.' })));
    invited.push({ habilitationId: actorId(key), required: dice.chance(0.5), ...(inTheAct && { admission: { ...asked, legalBasis: 'CASF_226_2_2' as const, necessity: 'Évaluer.' } }) });
  }
  const points = Array.from({ length: 4 + dice.below(6) }, (): PointInput => {
    const heading = dice.pick(HEADINGS);
    return point(heading, { kind: dice.pick(KINDS_OF[heading]), detail: dice.chance(0.4) ? 'SUMMARY' : 'FULL', part: dice.pick(PARTS), dossierId: dice.chance(0.3) ? sibling : home });
  });
  // Whoever may not be convoked is shown so, and is not convoked.
  const first = await shownConvening(door, convening(home, { points, people: invited }));
  const seated = invited.filter((one) => first.people.find((p) => p.habilitation.id === one.habilitationId)!.refusal === null);
  const asked = convening(home, { points, people: seated });
  const shown = await shownConvening(door, asked);
  const { id: syntheseId } = await convened(door, asked);
  return { syntheseId, people: ['A8', ...people.map(({ key }) => key)], shown, admissions };
}

function kindsOf(dice: Dice, fn: string, duty: string): AdmitInput['kinds'] {
  const open = KINDS.filter((kind) => kind !== 'ADO' && kind !== 'INF' && admissible(fn as never, kind, duty));
  return ['LOG', ...dice.sample(open.filter((kind) => kind !== 'LOG'), 1 + dice.below(open.length))].filter((kind) => open.includes(kind as Kind)) as AdmitInput['kinds'];
}

/** What the law refuses to somebody at random is no part of the world. */
async function unlessRefused(act: () => Promise<unknown>): Promise<void> {
  await act().catch((e: unknown) => { if (!(e instanceof UserError)) throw e; });
}
