import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Instant } from '../platform/instant.js';
import { loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Organisation } from './organisation.entity.js';
import { Professionnel } from './professionnel.entity.js';

/** That somebody was brought into the directory, by whom, for which organisation. The person bears its id; neither gives any right. */
@ObjectType({ implements: () => [Node] })
@Entity('inscription')
export class Inscription implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') organisationId: string;
  @Column('text') displayName: string;
  @Column('text') email: string;
  @Field({ description: 'Par quoi l’organisation a vérifié qui est cette personne : matricule, RPPS…' }) @Column('text') identityReference: string;
  @Column('uuid') recordedBy: string;
  @Field() @Instant() recordedAt: Date;
  @Column('uuid') requestId: string;

  @Related<Inscription>(() => Professionnel, (i, scope) => loadOne(scope, Professionnel, i.id))
  professionnel?: Professionnel | null;

  @Related<Inscription>(() => Organisation, (i, scope) => loadOne(scope, Organisation, i.organisationId))
  organisation?: Organisation | null;
}
