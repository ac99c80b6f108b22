import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { loadMany } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Sealed } from '../platform/sealed.js';
import { KINDS } from '../secrecy/kinds.js';
import { AdmissionKind } from './admission-kind.entity.js';
import { KindEnum } from './dossiers.inputs.js';
import { GlassReview } from './glass-review.entity.js';
import { partsOf } from './parts-of.js';

/** Who is let in, why, until when. Membership is the right: this row admits, its end removes. */
@ObjectType({ implements: () => [Node] })
@Entity('admission')
export class Admission implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') habilitationId: string;
  @Field() @Column('text') duty: string;
  @Field() @Column('text') purpose: string;
  @Field() @Column('text') legalBasis: string;
  @Field() @Sealed() necessity: string;
  @Field(() => String, { nullable: true, description: 'Pourquoi l’évaluateur suit déjà la famille (CASF D.226-2-5, « sauf exception »).' }) @Sealed(undefined, true) evaluatorException: string | null;
  @Column('uuid') grantedBy: string;
  @Field() @Instant() grantedAt: Date;
  @Column('uuid') requestId: string;
  @Field() @Instant() validFrom: Date;
  @Field() @Instant() validTo: Date;

  @Related<Admission>(() => Habilitation, (a, scope) => cardOf(scope, a.habilitationId))
  habilitation?: Habilitation;

  @Related<Admission>(() => Habilitation, (a, scope) => cardOf(scope, a.grantedBy), { description: 'Qui l’a accordée.' })
  by?: Habilitation;

  @Related<Admission>(() => [KindEnum], async (a, scope) => {
    const held = (await partsOf(scope, AdmissionKind, 'admissionId', a.id)).map((k) => k.kind);
    return KINDS.filter((kind) => held.includes(kind));
  }, { description: 'Pour quels genres, de ceux que vous pouvez connaître.' })
  kinds?: string[];

  @Related<Admission>(() => Boolean, (a) => a.duty === 'ASTREINTE', { description: 'Un accès exceptionnel, ouvert d’astreinte.' })
  breakGlass?: boolean;

  @Related<Admission>(() => GlassReview, async (a, scope) => (a.duty === 'ASTREINTE' ? (await loadMany(scope, GlassReview, 'admissionId', a.id, ['id']))[0] ?? null : null), { nullable: true, description: 'Ce qu’une autre personne en a constaté.' })
  review?: GlassReview | null;
}
