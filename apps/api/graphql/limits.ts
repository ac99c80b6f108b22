import type { ApolloDriverConfig } from '@nestjs/apollo';

/** Checked before a document is compiled. */
export const limits: Partial<ApolloDriverConfig> = { };
