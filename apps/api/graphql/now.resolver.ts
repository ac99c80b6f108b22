/** The instant by which this server judges: screens count days from it, whatever the clock of the machine that shows them. */
import { Context, Query, Resolver } from '@nestjs/graphql';
import type { Scope } from '../../../libs/platform/scope.js';

@Resolver()
export class NowResolver {
  @Query(() => Date, { description: 'L’instant du serveur. Celui de la démonstration est le sien.' })
  async now(@Context('scope') scope: Scope): Promise<Date> {
    return (await scope.tx()).now;
  }
}
