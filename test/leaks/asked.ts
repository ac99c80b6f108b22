/** What is asked of a world: of each field that takes an id, the rows that it is about. */
import { isObjectType, getNamedType, type GraphQLSchema } from 'graphql';
import { randomUUID } from 'node:crypto';
import { NODES } from '../../apps/api/graphql/node.resolver.js';
import { snake } from '../../libs/secrecy/to-sql.js';
import type { Dice } from '../graphql/support/documents.js';
import { TABLE_OF, type Table, type TypeName, type World } from '../secrecy/oracle/world.js';
import { pagesOf, type Page } from '../twins/pages.js';
import { actsOf } from './acts.js';

/** Fields whose argument says only « id », of what they do not return. */
const ABOUT: Record<string, Table> = { explainAccess: 'message', previewMinutes: 'synthese', minuteDraft: 'synthese_point', minuteLines: 'synthese', previewEnd: 'habilitation', previewGrant: 'habilitation_proposal', previewAdmissionProposal: 'admission_proposal', previewEndAdmission: 'admission', previewEndShare: 'share', previewTakeOver: 'passation', previewSeal: 'signalement', signalementActs: 'signalement', intakeActs: 'information_preoccupante', whoKnewWhat: 'dossier' };
const ARGUMENTS: Record<string, Table> = { proposalId: 'admission_proposal', pieceId: 'piece', decisionId: 'minute_line', ownerId: 'habilitation', delegateId: 'habilitation', speakerId: 'habilitation', questionId: 'justification', consultationId: 'access', pointId: 'synthese_point', entryId: 'entry', messageId: 'message', linkedId: 'dossier', parquetId: 'organisation', actionId: 'action_item', slotId: 'poll_slot' };

/** Each kind of row once or so, so that nothing is asked of one world that another could not answer. */
const OF_EACH = 2;

const rowsOf = (world: World, table: Table): string[] => (world[table] as { id?: string }[]).flatMap((row) => row.id ?? []);

function some(world: World, table: Table, dice: Dice, many = OF_EACH): string[] {
  const all = rowsOf(world, table);
  return all.length <= many ? all : Array.from({ length: many }, () => dice.pick(all));
}

export function pagesOfWorld(schema: GraphQLSchema, world: World, dice: Dice): Page[] {
  const nodes = NODES.flatMap(({ type }) => (type.name in TABLE_OF ? some(world, TABLE_OF[type.name as TypeName], dice, 1).map((id) => ({ id, type: type.name })) : []));
  return pagesOf(schema, (field) => {
    if (field === 'node') return nodes;
    const type = getNamedType(schema.getQueryType()!.getFields()[field]!.type);
    const table = ABOUT[field] ?? (isObjectType(type) ? TABLE_OF[type.name as TypeName] : undefined);
    return [...(table ? some(world, table, dice) : []), randomUUID()];
  }, new Set());
}

/** What no list asks of itself: a row of the same kind, an act of what an act gives. */
const ASIDE = ['query { dossiers(first: 5) { edges { node { id siblings { id enfant { surname } } } } } }', 'query { me { habilitation { substitute { id } } } }', `mutation { renewAgendaFeed(input: { requestId: "${randomUUID()}" }) { renewed { feed { id } } } }`,
  'query { threads(first: 5) { edges { node { messages(first: 5) { edges { node { __typename ... on Message { extraction { from { __typename ... on Message { id body } } } withdrawal { by { id } } } } } } } } } }',
  'query { signalements(first: 5) { edges { node { letters { content { family { parents { address born link name phone } siblings { atHome born name } } } } } } } }',
  'query { searchMessages(input: { words: "écrit" }) { search { messages(first: 5) { edges { node { excerpt { highlights { start length } } } } } } } }'];

/** `known`: words that were written somewhere, which one looks for. */
export function actsOfWorld(schema: GraphQLSchema, world: World, dice: Dice, known: readonly string[]): Page[] {
  return [...ASIDE.map((query) => ({ query, variables: {} })), ...actsOf(schema, dice, (argument) => {
    if (argument === 'words') return known;
    const name = argument.replace(/Ids?$/, '');
    const table = ARGUMENTS[argument] ?? (snake(name) in world ? snake(name) as Table : null);
    return argument === 'requestId' || argument === 'clientMessageId' || !table ? [randomUUID()] : [...rowsOf(world, table).slice(0, 50), randomUUID()];
  })];
}
