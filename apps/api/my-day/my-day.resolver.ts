import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';
import { pageSize } from '../../../libs/platform/connection-type.js';
import type { Scope } from '../../../libs/platform/scope.js';
import { myDay } from './my-day.js';
import { MyDay } from './my-day.type.js';

@Resolver()
export class MyDayResolver {
  @Query(() => MyDay, { description: 'Ce qui vous attend, dans l’ordre où le faire. Un élément en sort quand le fait est enregistré, non quand il a été vu.' })
  myDay(@Args('first', { type: () => Int, defaultValue: 50 }) first: number, @Context('scope') scope: Scope): Promise<MyDay> {
    return myDay(scope, pageSize(first));
  }
}
