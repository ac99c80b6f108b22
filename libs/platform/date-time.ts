import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';

/** An instant, whole, with its zone, as RFC 3339 writes it. The framework's own takes whatever JavaScript can guess: « 3/2 », 5, or a date that does not exist. */
export const DateTime = new GraphQLScalarType<Date, string>({
  ...GraphQLDateTime.toConfig(), description: 'Un instant, avec son fuseau : 2025-01-20T09:30:00Z.',
  serialize: (value) => (value as Date).toISOString(),
});
