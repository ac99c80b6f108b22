import { Field, ID, InterfaceType, ObjectType } from '@nestjs/graphql';

/** What has an id of its own and goes through the door. */
@InterfaceType()
export abstract class Node {
  @Field(() => ID)
  id: string;
}

/** An expected refusal, on its field: what happened and what to do. */
@ObjectType({ description: 'Un refus prévu : ce qui s’est passé, ce qui est sauf, que faire.' })
export class UserFaultType {
  @Field() code: string;
  @Field() message: string;
  @Field(() => String, { nullable: true }) field?: string;
}
