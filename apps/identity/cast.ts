import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** One demonstration person. Entirely invented; the same file makes the accounts of Cordée. */
const person = z.object({
  key: z.string(), email: z.email(), givenName: z.string(), usualName: z.string(), name: z.string(),
  function: z.string(), organisation: z.string(), departement: z.string(),
  sub: z.uuid(), siret: z.string().regex(/^\d{14}$/), acr: z.string(), account: z.boolean(), roles: z.array(z.string()),
});
export type Person = z.infer<typeof person>;

/** Beside this file in the sources; the compiler does not copy JSON, so one looks there from `dist` as well. */
function castFile(): URL {
  const beside = new URL('./cast.json', import.meta.url);
  return existsSync(beside) ? beside : new URL('../../../apps/identity/cast.json', import.meta.url);
}

export const cast: readonly Person[] = z.array(person).parse(JSON.parse(readFileSync(castFile(), 'utf8')));

export const personBySub = (sub: string): Person | undefined => cast.find((one) => one.sub === sub);
