import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTime } from '../platform/date-time.js';
import { Instant } from '../platform/instant.js';
import { batched, loadOne, whenLoaded } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import type { Scope } from '../platform/scope.js';
import { FUNCTIONS, subjectToSecrecy, type Function } from '../secrecy/functions.js';
import { Organisation } from './organisation.entity.js';
import { Professionnel } from './professionnel.entity.js';
import { Substitution } from './substitution.entity.js';

/** Who acts: a person × a function × an organisation × territories (CASF R.221-8: individually designated and habilitated). */
@ObjectType({ implements: () => [Node] })
@Entity('habilitation')
export class Habilitation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Field() @Column('smallint') departement: number;
  @Column('uuid') professionnelId: string;
  @Column('uuid') organisationId: string;
  @Field() @Column('text') function: string;
  @Column('integer', { select: false }) epoch: number;
  @Field() @Instant() validFrom: Date;
  @Instant() validTo: Date;

  @Related<Habilitation>(() => Professionnel, (h, scope) => h.professionnel ?? loadOne(scope, Professionnel, h.professionnelId))
  professionnel?: Professionnel | null;

  @Related<Habilitation>(() => Organisation, (h, scope) => h.organisation ?? loadOne(scope, Organisation, h.organisationId))
  organisation?: Organisation | null;

  @Related<Habilitation>(() => String, (h) => FUNCTIONS[h.function as Function].name, { description: 'La fonction, en clair.' })
  functionName?: string;

  @Related<Habilitation>(() => Boolean, (h) => subjectToSecrecy(h.function as Function), { description: 'Soumis au secret professionnel (C. pén. 226-13) par sa fonction.' })
  subjectToSecrecy?: boolean;

  @Related<Habilitation>(() => Habilitation, (h, scope) => whenLoaded(substitutionOf(scope, h.id), (s) => (s ? cardOf(scope, s.substituteId) : null)), { nullable: true, description: 'Qui remplace aujourd’hui.' })
  substitute?: Habilitation | null;

  @Related<Habilitation>(() => DateTime, (h, scope) => whenLoaded(substitutionOf(scope, h.id), (s) => s?.validTo ?? null), { nullable: true })
  substitutedUntil?: Date | null;
}

/** The substitution in force, if there is one. */
const substitutionOf = (scope: Scope, id: string): Substitution | null | Promise<Substitution | null> => batched<Substitution | null>(scope, 'substitution', id, async (ids) => {
  const rows = await (await scope.tx()).allowed(Substitution, 'read', { among: { habilitationId: ids }, inForce: true });
  return ids.map((one) => rows.find((row) => row.habilitationId === one) ?? null);
});

/** A colleague's card in one statement: the person and the organisation with the habilitation, each by its own law. */
export const CARD = { professionnel: { type: Professionnel, by: 'professionnelId' }, organisation: { type: Organisation, by: 'organisationId' } } as const;

export const cardOf = (scope: Scope, id: string): Habilitation | null | Promise<Habilitation | null> => loadOne(scope, Habilitation, id, CARD);
