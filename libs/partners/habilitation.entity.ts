import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import type { Scope } from '../platform/scope.js';
import { FUNCTIONS, type Function } from '../secrecy/functions.js';
import { Organisation } from './organisation.entity.js';
import { Professionnel } from './professionnel.entity.js';

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
}

/** A colleague's card in one statement: the person and the organisation with the habilitation, each by its own law. */
export const CARD = { professionnel: { type: Professionnel, by: 'professionnelId' }, organisation: { type: Organisation, by: 'organisationId' } } as const;

export const cardOf = (scope: Scope, id: string): Habilitation | null | Promise<Habilitation | null> => loadOne(scope, Habilitation, id, CARD);
