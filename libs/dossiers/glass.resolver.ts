import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { Admission } from './admission.entity.js';
import { breakGlass } from './break-glass.js';
import { BreakGlassInput, ReviewGlassInput } from './dossiers.inputs.js';
import { GlassReview } from './glass-review.entity.js';
import { glassToReview } from './glass-to-review.js';
import { reviewGlass } from './review-glass.js';

const BreakGlassPayload = payloadOf('BreakGlassPayload', 'admission', () => Admission);
const ReviewGlassPayload = payloadOf('ReviewGlassPayload', 'review', () => GlassReview);

@Resolver()
export class GlassResolver {
  @Query(() => [Admission], { description: 'Les accès exceptionnels qui attendent votre revue.' })
  async glassToReview(@Context('scope') scope: Scope): Promise<Admission[]> {
    return glassToReview(await scope.tx());
  }

  @Mutation(() => BreakGlassPayload, { description: 'Accès exceptionnel, d’astreinte : un jour au plus, dit aussitôt au référent, aux responsables et au DPO, revu par une autre personne.' })
  breakGlass(@Args('input') input: BreakGlassInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('admission', Admission, (tx) => breakGlass(tx, input));
  }

  @Mutation(() => ReviewGlassPayload, { description: 'Clôt la revue d’un accès exceptionnel, par une autre personne que celle qui l’a ouvert.' })
  reviewGlass(@Args('input') input: ReviewGlassInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('review', GlassReview, (tx) => reviewGlass(tx, input));
  }
}
