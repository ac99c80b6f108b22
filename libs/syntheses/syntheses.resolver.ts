import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Share } from '../dossiers/share.entity.js';
import { connectionOf, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { addConvocation } from './add-convocation.js';
import { conveneSynthese } from './convene-synthese.js';
import { ConveningPreview } from './convening-preview.type.js';
import { Convocation } from './convocation.entity.js';
import { cancelSynthese, moveSynthese, setSyntheseDate } from './date-synthese.js';
import { endConvocation } from './end-convocation.js';
import { previewConvening } from './preview-convening.js';
import { sharePoint } from './share-point.js';
import { SyntheseDate } from './synthese-date.entity.js';
import { Synthese } from './synthese.entity.js';
import * as inputs from './syntheses.inputs.js';
import { synthesesPage } from './syntheses-page.js';

const SyntheseConnection = connectionOf<Synthese>('Synthese', () => Synthese);
const PreviewConveningPayload = payloadOf('PreviewConveningPayload', 'preview', () => ConveningPreview);
const ConveneSynthesePayload = payloadOf('ConveneSynthesePayload', 'synthese', () => Synthese);
const SetSyntheseDatePayload = payloadOf('SetSyntheseDatePayload', 'date', () => SyntheseDate);
const MoveSynthesePayload = payloadOf('MoveSynthesePayload', 'date', () => SyntheseDate);
const CancelSynthesePayload = payloadOf('CancelSynthesePayload', 'date', () => SyntheseDate);
const AddConvocationPayload = payloadOf('AddConvocationPayload', 'convocation', () => Convocation);
const SharePointPayload = payloadOf('SharePointPayload', 'share', () => Share);
const EndConvocationPayload = payloadOf('EndConvocationPayload', 'convocation', () => Convocation);

@Resolver(() => Synthese)
export class SynthesesResolver {
  constructor(private readonly cursors: Cursors) {}

  @Query(() => Synthese, { nullable: true })
  synthese(@Args('id', { type: () => ID }) id: string, @Context('scope') scope: Scope): Promise<Synthese | null> {
    return scope.find(Synthese, id, 'read');
  }

  @Query(() => SyntheseConnection, { description: 'Les réunions de synthèse que vous connaissez, de la dernière convoquée à la première.' })
  syntheses(@Args() args: inputs.SynthesesArgs, @Context('scope') scope: Scope): Promise<Page<Synthese>> {
    return synthesesPage(scope, this.cursors, args);
  }

  @Query(() => PreviewConveningPayload, { description: 'Qui siégerait, à quels points, et sinon pourquoi ; ce que chacun lit du dossier ; ce qu’il faut savoir avant de convoquer.' })
  previewConvening(@Args('input') input: inputs.PreviewConveningInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('preview', async () => previewConvening(await scope.tx(), input));
  }

  @Mutation(() => ConveneSynthesePayload, { description: 'Convoque, telle qu’elle a été montrée ; qui n’est pas admis peut l’être par le même acte.' })
  conveneSynthese(@Args('input') input: inputs.ConveneSyntheseInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('synthese', Synthese, (tx) => conveneSynthese(tx, input));
  }

  @Mutation(() => SetSyntheseDatePayload)
  setSyntheseDate(@Args('input') input: inputs.SetSyntheseDateInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('date', SyntheseDate, (tx) => setSyntheseDate(tx, input));
  }

  @Mutation(() => MoveSynthesePayload)
  moveSynthese(@Args('input') input: inputs.MoveSyntheseInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('date', SyntheseDate, (tx) => moveSynthese(tx, input));
  }

  @Mutation(() => CancelSynthesePayload)
  cancelSynthese(@Args('input') input: inputs.CancelSyntheseInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('date', SyntheseDate, (tx) => cancelSynthese(tx, input));
  }

  @Mutation(() => AddConvocationPayload)
  addConvocation(@Args('input') input: inputs.AddConvocationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('convocation', Convocation, (tx) => addConvocation(tx, input));
  }

  @Mutation(() => SharePointPayload, { description: 'Ouvre un point à une personne convoquée à qui la loi n’ouvre ce genre que pièce par pièce.' })
  sharePoint(@Args('input') input: inputs.SharePointInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('share', Share, (tx) => sharePoint(tx, input));
  }

  @Mutation(() => EndConvocationPayload, { description: 'N’y siège plus, dès maintenant ; son admission demeure.' })
  endConvocation(@Args('input') input: inputs.EndConvocationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('convocation', Convocation, (tx) => endConvocation(tx, input.convocationId));
  }
}
