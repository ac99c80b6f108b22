/** A scenario loaded for attacking the walls, and a few actors who between them stand in every position before it. */
import type pg from 'pg';
import { Dice, grouped } from '../generate/dice.js';
import { generate, type Scenario } from '../generate.js';
import { instant, load } from '../load.js';
import { validAt } from '../oracle/facts.js';
import { OPENS_DOSSIERS } from '../oracle/table.js';
import type { Draft, Ebauche, ReadingPosition } from '../oracle/own-rows.js';
import { type Admission, type AgendaFeed, type Astreinte, type Convocation, type Delegation, type DossierLink, type Habilitation, type InformationPreoccupante, type Invitation, type LieuProtege, type Lien, type Mention, type MinuteDraft, type Permanence, type Poll, type Referent, type Session, type Share, type Table, TABLE_OF, type Thread } from '../oracle/world.js';
import { type Step, stepsOf } from '../readings/attempt.js';

/** An insert to try: the steps it takes, and the row that is judged. */
export interface Try { table: string; steps: readonly Step[] }
export interface Bench {
  scenario: Scenario;
  at: number;
  actors: { actor: Habilitation; tries: Try[] }[];
  /** Rows that everybody tries to change. */
  changed: { admission: Admission[]; referent: Referent[]; convocation: Convocation[]; dossier_link: DossierLink[]; lien: Lien[]; lieu_protege: LieuProtege[]; astreinte: Astreinte[]; delegation: Delegation[]; permanence: Permanence[]; thread: Thread[]; share: Share[]; reading_position: ReadingPosition[]; draft: Draft[]; ebauche: Ebauche[]; minute_draft: MinuteDraft[]; mention: Mention[]; information_preoccupante: InformationPreoccupante[]; session: Session[]; invitation: Invitation[]; poll: Poll[]; agenda_feed: AgendaFeed[] };
  /** What the oracle says is due to an actor, worked out once: the mutants are many. */
  due(actor: string, what: string, work: () => string[]): readonly string[];
}

const PER_TYPE = 14;
export async function setUp(client: pg.ClientBase, seed: number): Promise<Bench> {
  const scenario = generate(seed);
  const at = await instant(client);
  await load(client, scenario.world, at);
  await extras(client);
  const dice = new Dice(seed + 1);
  const known = new Map<string, string[]>();
  const due = (actor: string, what: string, work: () => string[]): readonly string[] => {
    const key = `${actor} ${what}`;
    let keys = known.get(key);
    if (!keys) known.set(key, keys = work());
    return keys;
  };
  const { admission, thread, share, reading_position, draft, ebauche, minute_draft, mention, session, invitation } = scenario.world;
  const changed = { admission: dice.sample(admission, 16), referent: scenario.world.referent, convocation: dice.sample(scenario.world.convocation, 60), dossier_link: scenario.world.dossier_link, lien: scenario.world.lien, lieu_protege: scenario.world.lieu_protege, astreinte: scenario.world.astreinte, delegation: scenario.world.delegation, permanence: scenario.world.permanence, thread, share: dice.sample(share, 40), reading_position, draft, ebauche, minute_draft, mention, information_preoccupante: scenario.world.information_preoccupante, session, invitation, poll: scenario.world.poll, agenda_feed: scenario.world.agenda_feed };
  return { scenario, at, changed, due, actors: cast(scenario, dice).map((actor) => ({ actor, tries: tries(scenario, dice, actor) })) };
}

/** The four of a territory, those of elsewhere, the expired, authors of what is rare, and some of the many. */
function cast({ world }: Scenario, dice: Dice): Habilitation[] {
  const actors = world.habilitation;
  const authors = new Set([...world.thread, ...world.enfant, ...world.prior_validation, ...world.signalement, ...world.information_preoccupante, ...world.mineur_concerne, ...world.information_des_parents, ...world.informant, ...world.accuse_reception].map((row) => row.author_id));
  const chosen = [...actors.filter((a) => OPENS_DOSSIERS.includes(a.function) && validAt(a, world.t)), ...actors.filter((a) => a.departement === 2 || !validAt(a, world.t)),
    ...actors.filter((a) => authors.has(a.id) || a.function === 'PROCUREUR' || a.valid_from === world.t || a.valid_to === world.t + 1), ...dice.sample(actors, 10)];
  return [...new Set(chosen)];
}

function tries({ world, candidates }: Scenario, dice: Dice, actor: Habilitation): Try[] {
  const mine = grouped(candidates.filter((c) => c.actor_id === actor.id), (c) => c.type);
  const out: Try[] = [...mine.values()].flatMap((list) => dice.sample(list, PER_TYPE)).map((c) => ({ table: TABLE_OF[c.type], steps: stepsOf(c) }));
  for (const a of [...dice.sample(world.admission.filter((x) => x.granted_by === actor.id), 3), ...dice.sample(world.admission, 3)]) {
    const { id, purpose: _, legal_basis: __, granted_by: ___, granted_at: ____, ...common } = a;
    for (const departement of [common.departement, 3 - common.departement]) {
      out.push({ table: 'admission_kind', steps: [{ table: 'admission_kind', row: { admission_id: id, ...common, departement, kind: 'LOG' } }] });
    }
  }
  const home = actor.departement;
  for (const departement of [home, home, 3 - home]) {
    const add = (table: string, row: object): void => void out.push({ table, steps: [{ table: table as Table, row }] });
    add('data_key', { holder_id: dice.uuid(), departement, holder_type: 'DOSSIER', wrapped: '\\xc0ffee', kek_version: 1 });
    for (const kek_version of [1, 2]) add('data_key', { holder_id: dice.uuid(), departement, holder_type: 'INTAKE', wrapped: '\\xc0ffee', kek_version });
    add('child_index', { departement, token: '\\xc0ff', dossier_id: dice.pick(world.dossier).id });
    for (const actor_id of [actor.id, dice.pick(world.habilitation).id]) {
      add('event', { id: dice.uuid(), at: 0, type: 'dossier.opened', departement, actor_id, subject_type: 'Dossier', subject_id: dice.uuid() });
    }
  }
  return out;
}

/** Lines of tables that no reading of the law reaches, so that the system's own actors have something to see. */
async function extras(client: pg.ClientBase): Promise<void> {
  await client.query(`
    insert into app.data_key (holder_id, departement, holder_type, wrapped, kek_version) select id, departement, 'DOSSIER', '\\xc0ffee', 1 from app.dossier;
    insert into app.index_key (departement, wrapped, kek_version) select distinct departement, '\\xc0ffee'::bytea, 1 from app.dossier;
    insert into app.child_index (departement, token, dossier_id) select departement, '\\xc0ff', id from app.dossier;
    insert into app.child_lookup (id, departement, asked_by, asked_at, query, state) select gen_random_uuid(), departement, opened_by, opened_at, '\\xc0ffee', 'ASKED' from app.dossier;

    insert into app.notice (id, departement, event_id, habilitation_id, professionnel_id, queued_at, due_at) select gen_random_uuid(), departement, (select id from app.event limit 1), id, professionnel_id, app.now(), app.now() from app.habilitation limit 5;
    insert into app.leaf (id, source, departement, at, commitment, hash, idx) select gen_random_uuid(), 'ACT', 1, app.now(), sha256(''), sha256(''), idx from (values (null), (0)) p(idx);
    insert into app.leaf_salt (leaf_id, salt) select gen_random_uuid(), uuid_send(gen_random_uuid());
    insert into app.checkpoint (size, at, root, kept, note) values (1, app.now(), sha256(''), sha256(''), '');
    insert into app.tree_node (level, idx, hash) values (8, 0, sha256(''));
    insert into app.journal_key (name, line, since) values ('\\xc0', '', app.now());
    insert into app.witness (name, size, taken_at, looked_at, state) values ('FOLDER', 0, app.now(), app.now(), 'AGREES');
    insert into app.agenda_message (id, departement, synthese_id, habilitation_id, due_at) select gen_random_uuid(), departement, (select id from app.synthese limit 1), id, app.now() from app.habilitation limit 5;`);
}
