import { Field, ID, InputType } from '@nestjs/graphql';
import { enumOf } from '../platform/enum-of.js';
import { GROUNDS, type Ground } from '../informations-preoccupantes/grounds.js';
import { WrittenLetter } from './written-letter.js';

export const UrgencyEnum = enumOf('SignalementUrgency', ['ORDINARY', 'URGENT']);
export const GroundEnum = enumOf('SignalementGround', Object.keys(GROUNDS) as Ground[], 'Motif du signalement (OLINPE, MOTIFSIG) ; un avis direct est toujours pour danger grave et immédiat.');

@InputType()
export class DraftSignalementInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID, { description: 'Le parquet saisi : celui du ressort où réside l’enfant.' }) parquetId: string;
  @Field(() => ID, { description: 'Où réside l’enfant.' }) territoireId: string;
  @Field(() => UrgencyEnum) urgency: string;
  @Field(() => GroundEnum) ground: Ground;
  @Field(() => WrittenLetter) letter: WrittenLetter;
  @Field(() => [ID], { defaultValue: [], description: 'Les dossiers concernés ; au moins un, pour le département.' }) dossierIds: string[];
}

@InputType()
export class ReviseSignalementInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) signalementId: string;
  @Field(() => WrittenLetter) letter: WrittenLetter;
}

@InputType()
export class AttachSignalementInput {
  @Field(() => ID) signalementId: string;
  @Field(() => ID) dossierId: string;
}

@InputType()
export class SealSignalementInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) signalementId: string;
  @Field({ description: 'L’empreinte de ce qui vous a été montré.' }) effectDigest: string;
}
