/** Variables are walked before they are coerced: no list longer than a page, nothing deeper than our inputs. Keys that nobody declared are refused later, by the types. */
import { LIMITS, refused, within } from './limits.js';

export function checkVariables(variables: unknown): void {
  if (variables === null || typeof variables !== 'object') return;
  for (const [name, value] of Object.entries(variables)) walk(value, `$${name.slice(0, 40)}`, 0);
}

function walk(value: unknown, path: string, depth: number): void {
  if (value === null || typeof value !== 'object') return;
  within('nesting', depth);
  if (Array.isArray(value) && value.length > LIMITS.listed.most) {
    throw refused('listed', `${LIMITS.listed.what} : ${value.length}, ${LIMITS.listed.most} au plus, dans ${path}`);
  }
  for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key.slice(0, 40)}`, depth + 1);
}
