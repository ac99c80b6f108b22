/** How an operation is asked: by an id, by an argument, by a field of an input. */
import type { Forbidden, TimingWorld } from './world.js';

export interface Operation {
  /** field(argument), as the schema has it. */
  name: string;
  forbids: keyof Forbidden;
  ask(id: string, world: TimingWorld): { query: string; variables: Record<string, unknown> };
  /** What exists nowhere: an id, unless something else is asked for. */
  unknown?: () => string;
}

export const byId = (field: string, forbids: keyof Forbidden, of = ''): Operation => ({
  name: `${field}(id)${of}`, forbids, ask: (id) => ({ query: `query ($id: ID!) { ${field}(id: $id) { __typename } }`, variables: { id } }),
});

export const byArgument = (field: string, argument: string, forbids: keyof Forbidden): Operation => ({
  name: `${field}(${argument})`, forbids, ask: (id) => ({ query: `query ($id: ID!) { ${field}(${argument}: $id) { __typename userErrors { code message field } } }`, variables: { id } }),
});

export const byInput = (field: string, argument: string, forbids: keyof Forbidden, rest: (world: TimingWorld) => Record<string, unknown>, kind = 'mutation'): Operation => ({
  name: `${field}(${argument})`, forbids,
  ask: (id, world) => ({
    query: `${kind} ($input: ${field[0]!.toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { __typename userErrors { code message field } } }`,
    variables: { input: { ...rest(world), [argument]: argument.endsWith('s') ? [id] : id } },
  }),
});

/** Several verbs of one input, of a dossier. */
const bySharedInput = (input: string) => (field: string, argument: string, rest: (world: TimingWorld) => Record<string, unknown>): Operation => ({
  name: `${field}(${argument})`, forbids: 'dossier',
  ask: (id, world) => ({ query: `mutation ($input: ${input}!) { ${field}(input: $input) { __typename userErrors { code message field } } }`, variables: { input: { ...rest(world), [argument]: id } } }),
});
export const bySibling = bySharedInput('SiblingInput');
export const byReasonedStep = bySharedInput('ReasonedStepInput');
