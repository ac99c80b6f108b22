import { text, uuid } from '../platform/inputs.js';
import type { Tx } from '../platform/tx.js';
import type { SaveEbaucheInput } from './ebauche.inputs.js';
import { Ebauche, type EbaucheForm } from './ebauche.entity.js';

/** The longest letter, with every list that it may hold. */
const LONGEST = 200_000;

/** Keeps what a person has begun in a form, over what was kept before; an empty body discards it. It tells nobody, and sends nothing. */
export async function saveEbauche(tx: Tx, { form, ...input }: SaveEbaucheInput): Promise<Ebauche> {
  const aboutId = begunFrom(tx, input.aboutId);
  const body = text('body', input.body, { max: LONGEST, min: 0 });
  const { departement, professionnelId } = tx.actor;
  await tx.lock(`Ebauche ${form} of ${professionnelId}`, aboutId);
  const [already] = await begun(tx, form, [aboutId]);
  if (already) return await rewrite(tx, already, body);
  // A key of its own, of the kind that whoever transmits may make: what is begun belongs to no dossier yet.
  return await tx.add(Ebauche, 'write', { departement, professionnelId, form, aboutId, savedAt: tx.now, body }, { newKey: 'INTAKE', explained: true, field: 'form' });
}

/** What was begun has been sent: in the same transaction, so that it is never begun again from what was sent. `about`: whatever it may have been begun from, null for nothing. */
export async function emptyEbauche(tx: Tx, form: EbaucheForm, about: readonly (string | null)[]): Promise<void> {
  for (const one of await begun(tx, form, about.map((id) => begunFrom(tx, id)))) if (one.body !== '') await rewrite(tx, one, '');
}

export const ebaucheOf = async (tx: Tx, form: EbaucheForm, about: string | null): Promise<Ebauche | undefined> => (await begun(tx, form, [begunFrom(tx, about)]))[0];

const begunFrom = (tx: Tx, about: string | null | undefined): string => (about ? uuid('aboutId', about) : tx.actor.professionnelId);
const begun = (tx: Tx, form: EbaucheForm, about: readonly string[]): Promise<Ebauche[]> => tx.allowed(Ebauche, 'read', { where: { professionnelId: tx.actor.professionnelId, form }, among: { aboutId: about } });

async function rewrite(tx: Tx, { id }: Ebauche, body: string): Promise<Ebauche> {
  const obtained = await tx.get(Ebauche, id, 'write', 'form');
  return await tx.rewrite(Ebauche, obtained, { body, savedAt: tx.now });
}
