import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import type { Scope } from '../platform/scope.js';
import { simulateAccess } from './simulate-access.js';
import { SimulateAccessInput, SimulatedAccess } from './simulated-access.type.js';

@Resolver()
export class SimulationResolver {
  @Query(() => SimulatedAccess, { nullable: true, description: '« Voir comme » : ce que la loi ouvrirait à une personne de cette fonction, devant un dossier qui n’existe pas ; rien, pour qui n’accorde ni ne contrôle les habilitations.' })
  async simulateAccess(@Args('input') input: SimulateAccessInput, @Context('scope') scope: Scope): Promise<SimulatedAccess | null> {
    return simulateAccess(await scope.tx(), input);
  }
}
