import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { citedPlaces } from './cited-places.js';
import { declareLieuProtege } from './declare-lieu-protege.js';
import { endLieuProtege } from './end-lieu-protege.js';
import { LieuProtege } from './lieu-protege.entity.js';
import { CitedPlacesInput, CitedPlaceType, DeclareLieuProtegeInput, EndLieuProtegeInput } from './lieux.inputs.js';

const DeclareLieuProtegePayload = payloadOf('DeclareLieuProtegePayload', 'lieuProtege', () => LieuProtege);
const EndLieuProtegePayload = payloadOf('EndLieuProtegePayload', 'lieuProtege', () => LieuProtege);
const CitedPlacesPayload = payloadOf('CitedPlacesPayload', 'cited', () => [CitedPlaceType]);

@Resolver()
export class LieuxResolver {
  @Query(() => CitedPlacesPayload, { description: 'Avant d’envoyer : les mots qui sont ceux d’un lieu tenu secret. Vide pour qui ne peut connaître ce lieu.' })
  citedPlaces(@Args('input') input: CitedPlacesInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('cited', async () => citedPlaces(await scope.tx(), input));
  }

  @Mutation(() => DeclareLieuProtegePayload, { description: 'Déclare un lieu tenu secret : ses mots sont dès lors refusés partout où ce genre ne se lit pas.' })
  declareLieuProtege(@Args('input') input: DeclareLieuProtegeInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('lieuProtege', LieuProtege, (tx) => declareLieuProtege(tx, input));
  }

  @Mutation(() => EndLieuProtegePayload, { description: 'Ce lieu n’est plus tenu secret.' })
  endLieuProtege(@Args('input') input: EndLieuProtegeInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('lieuProtege', LieuProtege, (tx) => endLieuProtege(tx, input.lieuProtegeId));
  }
}
