/** One document through the two executions, over the same schema, data and person: graphql-js, which is the reference, and ours, compiled. */
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { execute, parse, validate, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { Executor } from '../../../apps/api/graphql/executor.js';
import { badVariables, publicErrors } from '../../../apps/api/graphql/errors.js';
import type { OperationContext } from '../../../apps/api/graphql/operation-context.js';
import { OperationContexts } from '../../../apps/api/graphql/operation-contexts.js';
import type { Product } from '../../support/product.js';

export interface Asked { query: string; variables?: Record<string, unknown>; operationName?: string }

/** As the answer is written, in its order of keys; the reference of an incident is chance, and a cursor is sealed anew each time. */
function told({ data, errors }: ExecutionResult): string {
  const said = errors?.map((e) => ({ message: e.message.replace(/référence \S+/, 'référence'), path: e.path, locations: e.locations, code: e.extensions['code'] }));
  return JSON.stringify({ ...(data !== undefined && { data }), ...(said && { errors: said.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) }) }, null, 1).replace(/"A[\w-]{42,}"/g, '"cursor"');
}

export class Both {
  readonly schema: GraphQLSchema;
  private readonly executor: Executor;
  private readonly contexts: OperationContexts;

  constructor(private readonly product: Product) {
    this.schema = product.server.app.get(GraphQLSchemaHost).schema;
    this.contexts = product.server.app.get(OperationContexts);
    this.executor = new Executor(this.schema, 0);
  }

  private async context(key: string): Promise<OperationContext> {
    return await this.contexts.of({ req: { method: 'POST', socket: {}, headers: { authorization: `Bearer ${await this.product.token(key)}` }, body: {} } as never, res: { closed: true } as never });
  }

  async reference(key: string, { query, variables = {}, operationName }: Asked): Promise<string> {
    const context = await this.context(key);
    const result = await execute({ schema: this.schema, document: parse(query), contextValue: context, variableValues: variables, operationName: operationName ?? null });
    if (!('data' in result)) return told({ errors: badVariables(result.errors ?? []) });
    await context.scope.abandon();
    // Ours alone: no partial data, and of a bug its reference only.
    return told(result.errors ? { data: null, errors: publicErrors(result.errors, context.reference, () => undefined) } : result);
  }

  async ours(key: string, { query, variables = {}, operationName }: Asked): Promise<string> {
    const document = parse(query);
    if (validate(this.schema, document).length > 0) throw new Error(`not a valid document: ${validate(this.schema, document).join()}`);
    return told(await this.executor.execute({ document, queryHash: query, operationName: operationName ?? null, variables, context: await this.context(key) }));
  }
}
