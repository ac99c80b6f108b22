import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ClosingEffect } from '../dossiers/closing-effect.type.js';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { pageOf } from '../platform/page-of.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { endShare } from './end-share.js';
import { previewEndShare } from './preview-end-share.js';
import { Share } from '../dossiers/share.entity.js';
import { shareItem } from './share-item.js';
import { EndShareInput, ShareItemInput } from './shares.inputs.js';

const ShareConnection = connectionOf<Share>('Share', () => Share);
const ShareItemPayload = payloadOf('ShareItemPayload', 'share', () => Share);
const PreviewEndSharePayload = payloadOf('PreviewEndSharePayload', 'effect', () => ClosingEffect);
const EndSharePayload = payloadOf('EndSharePayload', 'share', () => Share);

@Resolver(() => Share)
export class SharesResolver {
  constructor(private readonly cursors: Cursors) {}

  @Query(() => ShareConnection, { description: 'Les partages faits, reçus, ou dont vous répondez, même finis, du plus récent au plus ancien.' })
  shares(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Share>> {
    return pageOf(scope, this.cursors, Share, 'notice', args, ['validFrom', 'id']);
  }

  @Mutation(() => ShareItemPayload, { description: 'Ouvre un élément, ou un résumé, à une personne qui n’y a pas droit par sa participation.' })
  shareItem(@Args('input') input: ShareItemInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('share', Share, (tx) => shareItem(tx, input));
  }

  @Query(() => PreviewEndSharePayload, { description: 'Ce que mettre fin à ce partage fermerait, et à qui.' })
  previewEndShare(@Args('shareId', { type: () => ID }) shareId: string, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('effect', async () => previewEndShare(await scope.tx(), shareId));
  }

  @Mutation(() => EndSharePayload)
  endShare(@Args('input') input: EndShareInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('share', Share, (tx) => endShare(tx, input.shareId, input.effectDigest));
  }
}
