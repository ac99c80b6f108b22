import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KindEnum } from '../dossiers/dossiers.inputs.js';
import { lastDayBefore } from '../clocks/calendar.js';
import { placeOf } from '../clocks/places.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { loadMany, loadOne } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { ActionStep } from './action-step.entity.js';
import { ActionStateEnum, type ActionState } from './action-words.js';
import { MinuteLine } from './minute-line.entity.js';

/** What follows a decision: made by its line, under the line's columns, and moved by its steps alone. Where it stands is followed until it is done, at the next meeting as at this one. */
@ObjectType({ implements: () => [Node], description: 'Une action : qui fait quoi, pour quand, et ce qu’il en est.' })
@Entity('action_item')
export class ActionItem implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') homeId: string;
  @Field(() => ID) @Column('uuid') syntheseId: string;
  @Field(() => ID) @Column('uuid') pointId: string;
  @Field(() => KindEnum) @Column('text') kind: string;
  @Column('text') detail: string;
  @Column('text') source: string;
  @Column('uuid') authorId: string;
  @Column('uuid') lineId: string;
  @Column('uuid') ownerId: string;
  @Field({ description: 'Le premier instant qui serait trop tard.' }) @Instant() dueAt: Date;
  @Field(() => ActionStateEnum) @Column('text') state: ActionState;

  @Instant() remindedAt: Date | number;
  @Instant() dueToldAt: Date | number;
  @Instant() overdueToldAt: Date | number;

  @Related<ActionItem>(() => String, (i) => lastDayBefore(placeOf(i.departement), i.dueAt), { description: 'Le dernier jour pour la faire, AAAA-MM-JJ.' })
  dueOn?: string;

  @Related<ActionItem>(() => MinuteLine, (i, scope) => loadOne(scope, MinuteLine, i.lineId), { nullable: true, description: 'Ce qui est à faire, tel que le compte rendu le dit.' })
  line?: MinuteLine | null;

  @Related<ActionItem>(() => Habilitation, (i, scope) => cardOf(scope, i.ownerId), { description: 'À qui elle est confiée.' })
  owner?: Habilitation;

  @Related<ActionItem>(() => Habilitation, (i, scope) => cardOf(scope, i.authorId), { description: 'Qui l’a décidée.' })
  by?: Habilitation;

  @Related<ActionItem>(() => [ActionStep], (i, scope) => loadMany(scope, ActionStep, 'actionId', i.id, ['sequence', 'id']), { description: 'Ce qu’il en fut dit, dans l’ordre.' })
  steps?: ActionStep[];
}
