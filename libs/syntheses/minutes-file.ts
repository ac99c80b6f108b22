import { absent, wellFormed, type GivenFile } from '../platform/given-file.js';
import type { Scope } from '../platform/scope.js';
import { Minutes, numberOf } from './minutes.entity.js';
import { renderMinutes } from './minutes/render-minutes.js';
import { readMinutes } from './validate-minutes.js';

/** The minutes of this reader as PDF, named by their number; null for anybody else, and while they are not validated, at the same hour and in the same journal. */
export async function minutesFile(scope: Scope, id: string): Promise<GivenFile | null> {
  const syntheseId = wellFormed(id);
  const tx = await scope.tx();
  const [minutes] = syntheseId ? await tx.allowed(Minutes, 'read', { where: { syntheseId } }) : [];
  if (minutes) return { name: `${numberOf(minutes)}.pdf`, type: 'application/pdf', bytes: await renderMinutes(await readMinutes(tx, minutes)) };
  return absent(scope, Minutes.name, syntheseId);
}
