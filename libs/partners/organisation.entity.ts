import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { batched, loadMany } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Convention } from './convention.entity.js';
import { OrganisationSheet } from './organisation-sheet.type.js';
import { Service } from './service.entity.js';

/** A partner institution: a département's service, a school, a hospital, an association. Directory data. What no page of an exchange shows is read only when asked. */
@ObjectType({ implements: () => [Node] })
@Entity('organisation')
export class Organisation implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field() @Column('text') name: string;
  @Column('text', { nullable: true, select: false }) siret: string | null;
  @Field() @Column('text') sector: string;
  @Column('text', { nullable: true, select: false }) uai: string | null;
  @Column('text', { nullable: true, select: false }) finess: string | null;
  @Column('text', { nullable: true, select: false }) communeCode: string | null;
  @Column('text', { nullable: true, select: false }) communeName: string | null;
  @Column('uuid', { select: false }) requestId: string;

  @Related<Organisation>(() => OrganisationSheet, (o, scope) => batched<Organisation | null>(scope, 'Organisation whole', o.id, async (ids) => {
    const rows = await (await scope.tx()).allowed(Organisation, 'read', { among: { id: ids }, whole: true });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  }), { nullable: true })
  sheet?: OrganisationSheet | null;

  @Related<Organisation>(() => [Service], (o, scope) => loadMany(scope, Service, 'organisationId', o.id, ['name', 'id']))
  services?: Service[];

  @Related<Organisation>(() => [Convention], (o, scope) => loadMany(scope, Convention, 'organisationId', o.id, ['validFrom', 'id']))
  conventions?: Convention[];
}
