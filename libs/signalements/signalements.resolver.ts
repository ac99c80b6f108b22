import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { uuid } from '../platform/inputs.js';
import { pageOf } from '../platform/page-of.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { attachSignalement } from './attach-signalement.js';
import { draftSignalement } from './draft-signalement.js';
import { LetterPreview, PreviewLetterInput } from './letter-preview.type.js';
import { LocalLetterSeal } from './letter/seal-letter.js';
import { type Act, ActEnum, possibleActs } from './possible-acts.js';
import { previewLetter } from './preview-letter.js';
import { previewSeal, SealPreview } from './preview-seal.js';
import { reviseSignalement } from './revise-signalement.js';
import { sealSignalement } from './seal-signalement.js';
import { Signalement } from './signalement.entity.js';
import { SignalementDossier } from './signalement-dossier.entity.js';
import { AttachSignalementInput, DraftSignalementInput, ReviseSignalementInput, SealSignalementInput } from './signalements.inputs.js';

export const SignalementConnection = connectionOf<Signalement>('Signalement', () => Signalement);
const DraftSignalementPayload = payloadOf('DraftSignalementPayload', 'signalement', () => Signalement);
const ReviseSignalementPayload = payloadOf('ReviseSignalementPayload', 'signalement', () => Signalement);
const AttachSignalementPayload = payloadOf('AttachSignalementPayload', 'attachment', () => SignalementDossier);
const PreviewLetterPayload = payloadOf('PreviewLetterPayload', 'preview', () => LetterPreview);
const PreviewSealPayload = payloadOf('PreviewSealPayload', 'preview', () => SealPreview);
const SealSignalementPayload = payloadOf('SealSignalementPayload', 'signalement', () => Signalement);

@Resolver()
export class SignalementsResolver {
  constructor(private readonly letters: LocalLetterSeal, private readonly cursors: Cursors) {}

  @Query(() => SignalementConnection, { description: 'Les signalements que vous connaissez, du plus récent au plus ancien : les vôtres ; pour la CRIP, tous ceux qui sont scellés.' })
  signalements(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Signalement>> {
    return pageOf(scope, this.cursors, Signalement, 'read', args, ['draftedAt', 'id']);
  }

  @Query(() => Signalement, { nullable: true })
  signalement(@Args('id', { type: () => ID }) id: string, @Context('scope') scope: Scope): Promise<Signalement | null> {
    return scope.find(Signalement, id, 'read');
  }

  @Query(() => [ActEnum], { description: 'Ce que vous pouvez faire maintenant de ce signalement : rien, s’il est inconnu ou n’est pas à vous.' })
  async signalementActs(@Args('signalementId', { type: () => ID }) signalementId: string, @Context('scope') scope: Scope): Promise<Act[]> {
    const signalement = await scope.find(Signalement, uuid('signalementId', signalementId), 'read');
    return signalement ? possibleActs(await scope.tx(), signalement) : [];
  }

  @Query(() => PreviewLetterPayload, { description: 'La lettre telle qu’elle se lirait, ce qui lui manque, et ce qui y ressemble à une opinion. Rien n’en est gardé.' })
  previewLetter(@Args('input') input: PreviewLetterInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('preview', async () => previewLetter(await scope.tx(), input));
  }

  @Mutation(() => DraftSignalementPayload, { description: 'Commence un signalement au procureur : la lettre, champ par champ (CASF L.226-4).' })
  draftSignalement(@Args('input') input: DraftSignalementInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('signalement', Signalement, (tx) => draftSignalement(tx, input));
  }

  @Mutation(() => ReviseSignalementPayload, { description: 'Une autre version de la lettre, tant qu’aucune n’est scellée.' })
  reviseSignalement(@Args('input') input: ReviseSignalementInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('signalement', Signalement, (tx) => reviseSignalement(tx, input));
  }

  @Mutation(() => AttachSignalementPayload, { description: 'Rattache un signalement au dossier d’un enfant.' })
  attachSignalement(@Args('input') input: AttachSignalementInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('attachment', SignalementDossier, (tx) => attachSignalement(tx, input));
  }

  @Query(() => PreviewSealPayload, { description: 'Ce que le sceau fixerait, et ce qui le refuserait. Rien n’est fait.' })
  previewSeal(@Args('signalementId', { type: () => ID }) signalementId: string, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('preview', async () => previewSeal(await scope.tx(), signalementId));
  }

  @Mutation(() => SealSignalementPayload, { description: 'Scelle ce qui vous a été montré : numéroté, signé, une seule fois.' })
  sealSignalement(@Args('input') input: SealSignalementInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('signalement', Signalement, (tx) => sealSignalement(tx, input, this.letters));
  }
}
