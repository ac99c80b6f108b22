import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { emptyWorld, generate } from './generate.js';
import { may } from './oracle/may.js';
import { FUNCTIONS, READING } from './oracle/table.js';
import type { Entry, Habilitation, World } from './oracle/world.js';

const NOW = 0;
const always = { valid_from: -1000, valid_to: Infinity };

/** Two siblings, and whoever is asked for. */
class Story {
  readonly world: World = emptyWorld(NOW);

  actor(fn: string, territory?: string): Habilitation {
    const row = { id: `${fn} ${this.world.habilitation.length}`, departement: 99, professionnel_id: 'p', organisation_id: 'o', function: fn, epoch: 1, ...always };
    this.world.habilitation.push(row);
    if (territory) this.world.habilitation_territoire.push({ habilitation_id: row.id, territoire_id: territory, departement: 99 });
    return row;
  }

  child(name: string): string {
    this.world.dossier.push({ id: name, departement: 99, opened_by: '', opened_at: NOW, state: 'OPEN', request_id: name });
    this.world.dossier_territoire.push({ dossier_id: name, territoire_id: 'nord', departement: 99, ...always });
    return name;
  }

  admit(actor: Habilitation, dossier_id: string, kind: string, validity = always, duty = 'NONE'): void {
    this.world.admission_kind.push({ admission_id: '', habilitation_id: actor.id, dossier_id, departement: 99, kind, duty, ...validity });
  }

  share(actor: Habilitation, item: Entry): void {
    this.world.share.push({ id: '', departement: 99, item_id: item.id, item_type: 'Entry', dossier_id: item.dossier_id, kind: item.kind, detail: item.detail, habilitation_id: actor.id, reader_function: actor.function,
      legal_basis: '', granted_by: '', sender_function: '', ...always });
  }

  entry(dossier_id: string, kind: string, detail = 'FULL', source = 'OTHER'): Entry {
    const row = { id: `entry ${this.world.entry.length}`, departement: 99, dossier_id, kind, detail, source, author_id: 'somebody', written_at: NOW };
    this.world.entry.push(row);
    return row;
  }

  reads(actor: Habilitation, entry: Entry): boolean { return may(this.world, actor, 'read', 'Entry', entry, NOW); }
}

describe('the oracle', () => {
  it('imports nothing of the product', () => {
    const folder = new URL('./oracle/', import.meta.url);
    const imports = readdirSync(folder).flatMap((file) => [...readFileSync(new URL(file, folder), 'utf8').matchAll(/from '([^']+)'/g)].map((match) => match[1]!));
    expect(imports.length).toBeGreaterThan(10);
    expect(imports.filter((path) => !/^\.\/\w[\w-]*\.js$/.test(path))).toEqual([]);
  });

  it('has a row for each function that may be held, and for the duty of evaluator', () => {
    expect(FUNCTIONS).toHaveLength(47);
    expect(Object.keys(READING)).toHaveLength(48);
  });

  it('does not open the medical record of one child by the social one of the other', () => {
    const story = new Story();
    const [noe, maelle] = [story.child('Noé'), story.child('Maëlle')];
    const doctor = story.actor('MEDECIN_PMI');
    story.admit(doctor, noe, 'SOC');
    story.admit(doctor, maelle, 'MED');
    expect(story.reads(doctor, story.entry(maelle, 'MED'))).toBe(true);
    expect(story.reads(doctor, story.entry(noe, 'MED'))).toBe(false);
  });

  it('gives a social worker the summary of a medical entry shared with her, never the entry', () => {
    const story = new Story();
    const social = story.actor('ASSISTANT_SOCIAL');
    const [whole, summary] = [story.entry(story.child('Maëlle'), 'MED'), story.entry('Maëlle', 'MED', 'SUMMARY')];
    for (const item of [whole, summary]) story.share(social, item);
    expect(story.reads(social, summary)).toBe(true);
    expect(story.reads(social, whole)).toBe(false);
  });

  it('shuts to a teacher the evaluation that an evaluator reads, were both admitted', () => {
    const story = new Story();
    const evaluation = story.entry(story.child('Noé'), 'SOC');
    const [evaluator, teacher] = [story.actor('ASSISTANT_SOCIAL_SCOLAIRE'), story.actor('ENSEIGNANT')];
    story.admit(evaluator, 'Noé', 'SOC', always, 'EVALUATEUR');
    story.admit(teacher, 'Noé', 'SOC');
    expect(story.reads(evaluator, evaluation)).toBe(true);
    expect(story.reads(teacher, evaluation)).toBe(false);
  });

  it('ends with the admission, at its very instant', () => {
    const story = new Story();
    const entry = story.entry(story.child('Noé'), 'FAM');
    const [still, ended] = [story.actor('REFERENT_ASE'), story.actor('REFERENT_ASE')];
    story.admit(still, 'Noé', 'FAM', { valid_from: -1000, valid_to: NOW + 1 });
    story.admit(ended, 'Noé', 'FAM', { valid_from: -1000, valid_to: NOW });
    expect([story.reads(still, entry), story.reads(ended, entry)]).toEqual([true, false]);
  });

  it('knows the territory of a cell of intake, and no other', () => {
    const story = new Story();
    const entry = story.entry(story.child('Noé'), 'SOC');
    expect(story.reads(story.actor('AGENT_CRIP', 'nord'), entry)).toBe(true);
    expect(story.reads(story.actor('AGENT_CRIP', 'sud'), entry)).toBe(false);
  });
});

describe('the generator', () => {
  it('makes the same world of the same seed', () => {
    expect(generate(7)).toEqual(generate(7));
    expect(generate(8).world.entry).not.toEqual(generate(7).world.entry);
  });
});
