import { registerEnumType } from '@nestjs/graphql';

/** A closed list of codes as an enum of the API, of the same words. */
export function enumOf<T extends string>(name: string, values: readonly T[], description?: string, valuesMap: { [key in T]?: { description: string } } = {}): { [key in T]: key } {
  const of = Object.fromEntries(values.map((v) => [v, v])) as { [key in T]: key };
  registerEnumType(of, { name, description, valuesMap });
  return of;
}
