import { Field, ObjectType } from '@nestjs/graphql';
import type { EssentialLine as Line } from './letter/essential.js';

@ObjectType({ description: 'Une ligne de l’essentiel : qui, où maintenant, quel danger, ce qui est demandé, parents informés, faits, urgence.' })
export class EssentialLine implements Line {
  @Field(() => String) code: Line['code'];
  @Field() label: string;
  @Field() text: string;
}
