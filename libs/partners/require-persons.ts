import { UserError } from '../platform/errors.js';
import type { Tx } from '../platform/tx.js';
import { Professionnel } from './professionnel.entity.js';

/** Different persons, whatever the hat: proposing, validating and granting are never one person's, and never for oneself (CASF R.221-8). */
export function requireDifferent(me: string, others: { professionnelId: string; proposerId?: string; validatorId?: string | null }, field: string): void {
  if (me === others.professionnelId) throw new UserError('POUR_SOI', 'Nul ne s’habilite soi-même, sous quelque casquette que ce soit.', field);
  if (me === others.proposerId || me === others.validatorId) throw new UserError('MEME_PERSONNE', 'Proposer, valider et accorder sont de personnes différentes : demandez à une autre.', field);
}

/** Each of them is somebody whom the identity provider has proved. */
export async function requireProved(tx: Tx, persons: readonly string[], field: string): Promise<void> {
  const found = await tx.allowed(Professionnel, 'read', { among: { id: persons }, whole: true });
  const unproved = persons.filter((id) => !found.some((p) => p.id === id && p.proved));
  if (unproved.length === 0) return;
  const names = found.filter((p) => unproved.includes(p.id)).map((p) => p.displayName);
  throw new UserError('IDENTITE_NON_PROUVEE', `Le fournisseur d’identité n’a pas encore prouvé qui est ${names.join(', ') || 'cette personne'} : une première connexion est nécessaire.`, field);
}
