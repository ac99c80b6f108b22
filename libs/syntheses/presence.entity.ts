import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Personne } from '../dossiers/personne.entity.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { loadOne, whenLoaded } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { Convocation } from './convocation.entity.js';
import { GuestEnum, PresenceFactEnum, type Guest, type PresenceFact } from './seance-words.js';

/** Somebody came to the table or left it, at what hour. A line that was wrong is corrected by another one. Of whom the family brings, the name is the dossier's, and read by its law alone. */
@ObjectType({ implements: () => [Node] })
@Entity('presence')
export class Presence implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Field(() => ID) @Column('uuid') syntheseId: string;
  @Field(() => ID, { description: 'La même personne à cette table, d’une ligne à l’autre.' }) @Column('uuid') presentId: string;
  @Column('uuid', { nullable: true }) convocationId: string | null;
  @Column('text') guest: 'NONE' | Guest;
  @Column('uuid', { nullable: true }) personneId: string | null;
  @Field(() => PresenceFactEnum) @Column('text') fact: PresenceFact;
  @Field({ description: 'À quelle heure.' }) @Instant() at: Date;
  @Field() @Instant() recordedAt: Date;
  @Column('uuid') authorId: string;
  @Field(() => ID, { nullable: true, description: 'La ligne dont celle-ci prend la place.' }) @Column('uuid', { nullable: true }) correctsId: string | null;
  @Column('uuid') requestId: string;

  @Related<Presence>(() => GuestEnum, (p) => (p.guest === 'NONE' ? null : p.guest), { nullable: true, description: 'De la famille ou avec elle ; rien, d’un professionnel convoqué.' })
  guestNature?: Guest | null;

  @Related<Presence>(() => Habilitation, (p, scope) => (p.convocationId === null ? null : whenLoaded(loadOne(scope, Convocation, p.convocationId), (c) => (c ? cardOf(scope, c.habilitationId) : null))), { nullable: true, description: 'Le professionnel convoqué.' })
  habilitation?: Habilitation | null;

  @Related<Presence>(() => Personne, (p, scope) => (p.personneId === null ? null : loadOne(scope, Personne, p.personneId)), { nullable: true, description: 'Son nom, pour qui lit la famille dans ce dossier.' })
  personne?: Personne | null;

  @Related<Presence>(() => Habilitation, (p, scope) => cardOf(scope, p.authorId))
  by?: Habilitation;
}
