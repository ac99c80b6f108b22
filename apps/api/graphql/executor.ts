/**
 * Executes an operation: compiled once (graphql-jit), in one scope, and answered only when its traces are committed. A stale actor is read again and the
 * operation executed once more; an answer with an error carries no data at all.
 */
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { GraphQLError, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';
import { monotonic } from '../../../libs/platform/clock.js';
import { sqlState, StaleActor } from '../../../libs/platform/errors.js';
import type { Scope } from '../../../libs/platform/scope.js';
import { publicErrors } from './errors.js';
import type { OperationContext } from './operation-context.js';

export interface Operation { document: DocumentNode; queryHash: string; operationName: string | null; variables: Record<string, unknown>; context: OperationContext }

const isStale = (e: unknown): boolean => e instanceof StaleActor || sqlState(e) === 'CD001' || sqlState(e) === 'CD002';
const cause = (e: unknown): unknown => (e as GraphQLError | undefined)?.originalError ?? e;

export class Executor {
  private readonly compiled = new LRUCache<string, CompiledQuery>({ max: 500 });

  constructor(private readonly schema: GraphQLSchema, private readonly quantumMs: number) {}

  async execute(operation: Operation): Promise<ExecutionResult> {
    const { context } = operation;
    const startedAt = monotonic();
    const query = this.compile(operation);
    if (!isCompiledQuery(query)) return query;
    for (let attempt = 0; ; attempt++) {
      const scope = attempt === 0 ? context.scope : await context.refresh();
      context.scope = scope;
      try {
        const result = await query.query(undefined, context, operation.variables) as ExecutionResult;
        const stale = result.errors?.map(cause).find(isStale);
        if (stale) throw stale;
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
    return { data: null, errors: publicErrors(result.errors ?? [], context) };
  }

  private compile({ document, queryHash, operationName }: Operation): CompiledQuery | ExecutionResult {
    const key = `${queryHash} ${operationName ?? ''}`;
    const known = this.compiled.get(key);
    if (known) return known;
    const query = compileQuery(this.schema, document, operationName ?? undefined);
    if (isCompiledQuery(query)) this.compiled.set(key, query);
    return query;
  }
}
