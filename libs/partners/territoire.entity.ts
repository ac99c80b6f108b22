import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A part of the département, with its own responsables: what a function with a perimeter looks over. */
@ObjectType()
@Entity('territoire')
export class Territoire {
  @Field(() => ID) @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field() @Column('text') name: string;
}
