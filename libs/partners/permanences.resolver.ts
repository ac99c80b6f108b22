import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { pageOf } from '../platform/page-of.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { endPermanence } from './end-permanence.js';
import { handOverPermanence } from './hand-over-permanence.js';
import { Passation } from './passation.entity.js';
import { Permanence } from './permanence.entity.js';
import { EndPermanenceInput, HandOverPermanenceInput, RegisterPermanenceInput } from './permanences.inputs.js';
import { registerPermanence } from './register-permanence.js';

const PermanenceConnection = connectionOf<Permanence>('Permanence', () => Permanence);
const RegisterPermanencePayload = payloadOf('RegisterPermanencePayload', 'permanence', () => Permanence);
const EndPermanencePayload = payloadOf('EndPermanencePayload', 'permanence', () => Permanence);
const HandOverPermanencePayload = payloadOf('HandOverPermanencePayload', 'passation', () => Passation);

@Resolver()
export class PermanencesResolver {
  constructor(private readonly cursors: Cursors) {}

  @Query(() => PermanenceConnection, { description: 'Le tour de permanence des parquets : qui, maintenant et ensuite, à quel numéro.' })
  permanences(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Permanence>> {
    return pageOf(scope, this.cursors, Permanence, 'read', args, ['validTo', 'id'], { notOver: true }, false);
  }

  @Mutation(() => RegisterPermanencePayload, { description: 'Inscrit qui est de permanence à votre parquet.' })
  registerPermanence(@Args('input') input: RegisterPermanenceInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('permanence', Permanence, (tx) => registerPermanence(tx, input));
  }

  @Mutation(() => EndPermanencePayload, { description: 'Met fin à une permanence avant son heure.' })
  endPermanence(@Args('input') input: EndPermanenceInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('permanence', Permanence, (tx) => endPermanence(tx, input.permanenceId));
  }

  @Mutation(() => HandOverPermanencePayload, { description: 'Passe la main à un collègue du même parquet. Vous restez de permanence jusqu’à ce qu’il la prenne.' })
  handOverPermanence(@Args('input') input: HandOverPermanenceInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('passation', Passation, (tx) => handOverPermanence(tx, input));
  }
}
