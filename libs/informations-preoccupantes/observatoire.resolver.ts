import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';
import type { Scope } from '../platform/scope.js';
import { observatoire } from './observatoire.js';
import { Observatoire } from './observatoire.type.js';

@Resolver()
export class ObservatoireResolver {
  @Query(() => Observatoire, { nullable: true, description: 'Une année d’informations préoccupantes, en nombres ; rien, pour qui n’a pas à l’observer.' })
  async observatoire(@Args('year', { type: () => Int }) year: number, @Context('scope') scope: Scope): Promise<Observatoire | null> {
    return observatoire(await scope.tx(), year);
  }
}
