/**
 * Executes an operation: compiled once (graphql-jit), in one scope, and answered only when its traces are committed. A stale actor is read again and the
 * operation executed once more; an answer with an error carries no data at all.
 */
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { getOperationAST, getVariableValues, GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLSchema, type VariableDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { monotonic } from '../../../libs/platform/clock.js';
import { sqlState, StaleActor } from '../../../libs/platform/errors.js';
import type { Scope } from '../../../libs/platform/scope.js';
import { badVariables, publicErrors, unexpected } from './errors.js';
import { within } from './limits.js';
import { costOf, type Cost } from './limits-cost.js';
import { checkVariables } from './limits-variables.js';
import type { OperationContext } from './operation-context.js';

export interface Operation { document: DocumentNode; queryHash: string; operationName: string | null; variables: Record<string, unknown>; context: OperationContext }

interface Prepared { query: CompiledQuery; cost: Cost; variables: readonly VariableDefinitionNode[] }

const isStale = (e: unknown): boolean => e instanceof StaleActor || sqlState(e) === 'CD001' || sqlState(e) === 'CD002';
const cause = (e: unknown): unknown => (e as GraphQLError | undefined)?.originalError ?? e;

export class Executor {
  private readonly prepared = new LRUCache<string, Prepared>({ max: 500 });

  constructor(private readonly schema: GraphQLSchema, private readonly quantumMs: number) {}

  async execute(operation: Operation): Promise<ExecutionResult> {
    const { context, variables } = operation;
    const startedAt = monotonic();
    checkVariables(variables);
    const prepared = this.prepare(operation);
    if (!('query' in prepared)) return prepared;
    // graphql-jit knows no default inside an input object: graphql-js coerces first, and what it gives is coerced again harmlessly.
    const { coerced, errors } = getVariableValues(this.schema, prepared.variables, variables);
    if (errors) return { errors: badVariables(errors) };
    try {
      return await this.run(prepared.query, coerced, context, startedAt);
    } catch (e) {
      // A signed-out person is told so; whatever else was thrown could say what it was about.
      if (e instanceof GraphQLError) throw e;
      context.failed(context.reference, e);
      throw unexpected(context.reference);
    }
  }

  private async run(query: CompiledQuery, variables: Record<string, unknown>, context: OperationContext, startedAt: number): Promise<ExecutionResult> {
    for (let attempt = 0; ; attempt++) {
      const scope = attempt === 0 ? context.scope : await context.refresh();
      context.scope = scope;
      try {
        const result = await query.query(undefined, context, variables) as ExecutionResult;
        const stale = result.errors?.map(cause).find(isStale);
        if (stale) throw stale;
        if (!('data' in result)) return { errors: badVariables(result.errors ?? []) };
        if (result.errors) return await this.failed(scope, result, startedAt, context);
        await scope.finish(startedAt, this.quantumMs);
        return { data: result.data };
      } catch (e) {
        await scope.abandon();
        if (!isStale(e) || attempt > 0) throw e;
      }
    }
  }

  /** No partial data. Refusals on the way are still traced and padded. */
  private async failed(scope: Scope, result: ExecutionResult, startedAt: number, context: OperationContext): Promise<ExecutionResult> {
    await scope.abandon();
    await scope.finish(startedAt, this.quantumMs);
    return { data: null, errors: publicErrors(result.errors ?? [], context.reference, context.failed) };
  }

  /** What an answer could hold is bounded before anything is compiled; what was compiled is counted again, with the variables of this request. */
  private prepare({ document, queryHash, operationName, variables }: Operation): Prepared | ExecutionResult {
    const key = `${queryHash} ${operationName ?? ''}`;
    const known = this.prepared.get(key);
    if (known) {
      within('cost', known.cost(variables));
      return known;
    }
    const named = getOperationAST(document, operationName);
    const cost: Cost = named ? costOf(this.schema, document, named) : () => 0;
    within('cost', cost(variables));
    const query = compileQuery(this.schema, document, operationName ?? undefined);
    if (!isCompiledQuery(query)) return query;
    const prepared = { query, cost, variables: named?.variableDefinitions ?? [] };
    this.prepared.set(key, prepared);
    return prepared;
  }
}
