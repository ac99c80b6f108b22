import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, type DynamicModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { ClocksModule } from '../../../libs/clocks/clocks.module.js';
import { ConservationModule } from '../../../libs/conservation/conservation.module.js';
import { DossiersModule } from '../../../libs/dossiers/dossiers.module.js';
import { InformationsPreoccupantesModule } from '../../../libs/informations-preoccupantes/informations-preoccupantes.module.js';
import { JournalModule } from '../../../libs/journal/journal.module.js';
import { NoticesModule } from '../../../libs/notices/notices.module.js';
import { PartnersModule } from '../../../libs/partners/partners.module.js';
import { SignalementsModule } from '../../../libs/signalements/signalements.module.js';
import { SynthesesModule } from '../../../libs/syntheses/syntheses.module.js';
import { ThreadsModule } from '../../../libs/threads/threads.module.js';
import type { Config } from '../../../libs/platform/config.js';
import { Platform } from '../platform.js';
import { Metrics } from '../../../libs/platform/metrics.js';
import { answerStatus } from './answer-status.js';
import { Executor } from './executor.js';
import { formatError } from './format-error.js';
import { LIMITS } from './limits.js';
import { limitsRule } from './limits-rule.js';
import { ExplainResolver } from './explain.resolver.js';
import { LegendResolver } from './legend.resolver.js';
import { NodeResolver } from './node.resolver.js';
import { NowResolver } from './now.resolver.js';
import { OperationContexts } from './operation-contexts.js';
import { measured } from './measured.js';
import { MyDayResolver } from '../my-day/my-day.resolver.js';
import { schemaOptions } from './schema-options.js';
import { leanResolvers } from './lean-resolvers.js';

@Module({})
export class ApiGraphQLModule {
  static register(config: Pick<Config, 'production' | 'refusalQuantumMs'>): DynamicModule {
    return {
      module: ApiGraphQLModule,
      providers: [NodeResolver, ExplainResolver, LegendResolver, NowResolver, MyDayResolver],
      imports: [
        PartnersModule, DossiersModule, ClocksModule, ThreadsModule, InformationsPreoccupantesModule, SignalementsModule, SynthesesModule, JournalModule, ConservationModule, NoticesModule,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [OperationContexts, Platform, Metrics],
          useFactory: (contexts: OperationContexts, { log }: Platform, metrics: Metrics): ApolloDriverConfig => ({
            ...options(config, metrics), context: (request: never) => contexts.of(request),
            formatError: formatError(config.production, (reference, error) => log.error({ reference, error }, 'operation failed'), (code) => log.warn({ operation: 'graphql' }, `refused ${code}`)),
          }),
        }),
      ],
    };
  }
}

function options(config: Pick<Config, 'production' | 'refusalQuantumMs'>, metrics: Metrics): ApolloDriverConfig {
  let executor: Executor;
  let schema: GraphQLSchema;
  const gateway = {
    onSchemaLoadOrUpdate: (callback: (loaded: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () => Promise.resolve({
      executor: (request: { document: never; queryHash: string; operationName: string | null; request: { variables?: Record<string, unknown> }; context: never }) => executor.execute({
        document: request.document, queryHash: request.queryHash, operationName: request.operationName, variables: request.request.variables ?? {}, context: request.context }),
    }),
    stop: () => Promise.resolve(),
  };
  return {
    autoSchemaFile: true, sortSchema: true, buildSchemaOptions: schemaOptions,
    transformSchema: (built) => {
      schema = leanResolvers(built);
      executor = new Executor(schema, config.refusalQuantumMs);
      return schema;
    },
    graphiql: false, playground: false, introspection: !config.production,
    // A page elsewhere cannot send any of these without asking first; nor JSON. Our own clients bear a token.
    csrfPrevention: { requestHeaders: ['authorization', 'apollo-require-preflight', 'x-apollo-operation-name'] },
    allowBatchedHttpRequests: false, includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: config.production, stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginUsageReportingDisabled(), answerStatus, measured(metrics)],
    // Persisted by whoever asks, documents would be a cache that strangers fill; those of the shipped screens are in trusted-documents.ts.
    persistedQueries: false, parseOptions: { maxTokens: LIMITS.tokens.most }, validationRules: [limitsRule],
    ...({ gateway } as object),
  };
}
