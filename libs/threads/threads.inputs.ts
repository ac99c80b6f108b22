import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { DetailEnum, KindEnum } from '../dossiers/dossiers.inputs.js';
import { PageArgs } from '../platform/connection-type.js';
import { AskingInput, NamingInput } from './mentions.inputs.js';

@ArgsType()
export class ThreadsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Ceux qui peuvent parler de cet enfant, par le dossier de sa fratrie aussi.' }) dossierId?: string;
}

@InputType()
export class OpenThreadInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID, { description: 'Le dossier d’attache.' }) dossierId: string;
  @Field(() => [ID], { nullable: true, description: 'Les dossiers liés (fratrie) dont l’échange pourra aussi parler.' }) siblingDossierIds?: string[];
  @Field(() => KindEnum) kind: keyof typeof KindEnum;
  @Field() subject: string;
  @Field() motive: string;
  @Field(() => [ID], { description: 'Habilitations admises au dossier d’attache.' }) participantIds: string[];
}

@InputType()
export class PostMessageInput extends AskingInput {
  @Field(() => ID, { description: 'UUID choisi par le client avant le premier essai : un nouvel essai ne double rien.' }) clientMessageId: string;
  @Field(() => ID) threadId: string;
  @Field(() => ID, { nullable: true, description: 'L’enfant dont on parle ; par défaut, celui du dossier d’attache.' }) dossierId?: string;
  @Field(() => KindEnum) kind: keyof typeof KindEnum;
  @Field(() => DetailEnum, { defaultValue: 'FULL' }) detail: keyof typeof DetailEnum;
  @Field() body: string;
  @Field({ description: 'L’empreinte des lecteurs montrés avant l’envoi (previewReaders).' }) readersDigest: string;
  @Field(() => Int, { nullable: true, description: 'Le numéro du message auquel on répond : ce fait clôt la réponse attendue de vous.' }) inReplyTo?: number | null;
}

@InputType()
export class ExtractPassageInput {
  @Field(() => ID, { description: 'UUID choisi par le client avant le premier essai.' }) clientMessageId: string;
  @Field(() => ID, { description: 'Le message que vous lisez, et que vous pourriez partager.' }) messageId: string;
  @Field({ description: 'Mot pour mot, dans la dernière version.' }) passage: string;
  @Field(() => ID, { description: 'L’échange où le reprendre : le passage y garde son enfant et son genre.' }) threadId: string;
  @Field(() => DetailEnum, { nullable: true, description: 'Celui de la source, à moins de le restreindre.' }) detail?: keyof typeof DetailEnum | null;
  @Field({ description: 'L’empreinte des lecteurs montrés, dans cet autre échange, pour ce genre et cet enfant.' }) readersDigest: string;
}

@InputType()
export class PreviewReadersInput extends NamingInput {
  @Field(() => ID) threadId: string;
  @Field(() => ID, { nullable: true }) dossierId?: string;
  @Field(() => KindEnum) kind: keyof typeof KindEnum;
  @Field(() => DetailEnum, { defaultValue: 'FULL' }) detail: keyof typeof DetailEnum;
}

@InputType()
export class SeeAsInput {
  @Field(() => ID) threadId: string;
  @Field(() => ID, { nullable: true }) dossierId?: string | null;
  @Field(() => KindEnum) kind: keyof typeof KindEnum;
  @Field(() => DetailEnum, { defaultValue: 'FULL' }) detail: keyof typeof DetailEnum;
  @Field() body: string;
  @Field(() => ID, { description: 'Qui le recevrait : de ceux que previewReaders montre.' }) habilitationId: string;
}

@InputType()
export class CorrectMessageInput {
  @Field(() => ID) messageId: string;
  @Field(() => Int) expectedVersion: number;
  @Field() body: string;
}

@InputType()
export class WithdrawMessageInput {
  @Field(() => ID) messageId: string;
  @Field(() => Int) expectedVersion: number;
  @Field() reason: string;
}

@InputType()
export class AcknowledgeMessageInput {
  @Field(() => ID) messageId: string;
}

@InputType()
export class SaveDraftInput {
  @Field(() => ID) threadId: string;
  @Field() body: string;
}

@InputType()
export class DiscardDraftInput {
  @Field(() => ID) threadId: string;
}

@InputType()
export class MarkReadInput {
  @Field(() => ID) threadId: string;
  @Field(() => Int, { description: 'Le numéro du dernier message lu ; ne revient jamais en arrière.' }) seq: number;
}

@InputType()
export class MarkUnreadInput {
  @Field(() => ID) threadId: string;
}

@InputType()
export class AddParticipantInput {
  @Field(() => ID) threadId: string;
  @Field(() => ID) habilitationId: string;
  @Field({ defaultValue: false, description: 'Ouvrir aussi les messages déjà envoyés.' }) openPast: boolean;
  @Field(() => String, { nullable: true, description: 'Pour ouvrir le passé : l’empreinte de ce qui a été montré (previewParticipant).' }) effectDigest?: string | null;
}

@InputType()
export class PreviewParticipantInput {
  @Field(() => ID) threadId: string;
  @Field(() => ID) habilitationId: string;
}
