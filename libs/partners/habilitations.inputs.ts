import { Field, ID, InputType } from '@nestjs/graphql';
import { DateTime } from '../platform/date-time.js';
import { FunctionEnum } from './directory.inputs.js';

@InputType()
export class ProposeHabilitationInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) organisationId: string;
  @Field(() => ID) professionnelId: string;
  @Field(() => FunctionEnum) function: keyof typeof FunctionEnum;
  @Field(() => ID, { nullable: true, description: 'Son périmètre : ce territoire.' }) territoireId?: string | null;
  @Field(() => Boolean, { defaultValue: false, description: 'Son périmètre : tous les territoires du département.' }) wholeDepartement: boolean;
  @Field(() => DateTime) validFrom: Date;
  @Field(() => DateTime) validTo: Date;
}

@InputType()
export class ValidateHabilitationInput {
  @Field(() => ID) proposalId: string;
}

@InputType()
export class GrantHabilitationInput {
  @Field(() => ID) proposalId: string;
  @Field({ description: 'La référence de l’acte : arrêté, décision, lettre de mission.' }) actReference: string;
  @Field({ description: 'L’empreinte de l’effet qui a été montré (previewGrant).' }) effectDigest: string;
}

@InputType()
export class InscribePersonInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) organisationId: string;
  @Field({ description: 'Prénom et nom, comme les collègues les connaissent.' }) displayName: string;
  @Field({ description: 'L’adresse professionnelle que le fournisseur d’identité atteste.' }) email: string;
  @Field({ description: 'Par quoi l’organisation a vérifié qui est cette personne : matricule, RPPS…' }) identityReference: string;
}

@InputType()
export class InviteAgainInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID, { description: 'Une personne inscrite qui ne s’est pas encore connectée.' }) professionnelId: string;
}

@InputType()
export class RevokeInvitationInput {
  @Field(() => ID) invitationId: string;
}

@InputType()
export class ReviewHabilitationInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) habilitationId: string;
}

@InputType()
export class CloseSessionsInput {
  @Field(() => ID) habilitationId: string;
}

@InputType()
export class EndHabilitationInput {
  @Field(() => ID) habilitationId: string;
  @Field({ description: 'L’empreinte de l’effet qui a été montré (previewEnd).' }) effectDigest: string;
}
