/**
 * The lint of the catalogue: what a migrated database must be for the third wall to stand (one policy shape, definers with an empty path, logins that own nothing…).
 * It reads pg_catalog, not our migrations: what is there is what an attacker meets.
 */
import type pg from 'pg';
import type { Rule } from './rule.js';
import { functionRules } from './rules/functions.js';
import { grantRules } from './rules/grants.js';
import { policyRules } from './rules/policies.js';
import { roleRules } from './rules/roles.js';
import { tableRules } from './rules/tables.js';

export const RULES: readonly Rule[] = [...tableRules, ...roleRules, ...functionRules, ...grantRules, ...policyRules];

export interface Finding { rule: string; what: string; why: string }

export async function lintCatalogue(db: pg.ClientBase): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const rule of RULES) for (const what of await rule.find(db)) findings.push({ rule: rule.name, what, why: rule.why });
  return findings;
}
