import { Args, ArgsType, Context, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { DateTime } from '../platform/date-time.js';
import type { Scope } from '../platform/scope.js';
import { whoKnewWhat } from './who-knew-what.js';
import { WhoKnewWhat } from './who-knew-what.type.js';

@ArgsType()
class WhoKnewWhatArgs {
  @Field(() => ID) dossierId: string;
  @Field(() => DateTime, { description: 'L’instant, passé.' }) at: Date;
  @Field(() => DateTime, { nullable: true, description: 'De ce qui fut écrit depuis ; du premier jour, sinon.' }) since?: Date | null;
}

@Resolver()
export class WhoKnewWhatResolver {
  @Query(() => WhoKnewWhat, { nullable: true, description: 'Qui savait quoi de cet enfant, à un instant passé ; rien, pour qui ne répond pas de ce secret. Inscrit au journal.' })
  whoKnewWhat(@Args() args: WhoKnewWhatArgs, @Context('scope') scope: Scope): Promise<WhoKnewWhat | null> {
    return whoKnewWhat(scope, args);
  }
}
