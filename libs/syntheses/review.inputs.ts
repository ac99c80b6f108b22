import { Field, ID, InputType } from '@nestjs/graphql';
import { FamilyMeansEnum, type FamilyMeans } from './review-words.js';
import { SeanceInput } from './seance.inputs.js';
import { VoiceEnum, type Voice } from './seance-words.js';

const KEY = 'UUID choisi par le client avant le premier essai : un nouvel essai ne double rien.';

@InputType({ description: 'D’un point entier, ou de l’une de ses lignes.' })
export class ObserveMinutesInput {
  @Field(() => ID, { description: KEY }) requestId: string;
  @Field(() => ID) pointId: string;
  @Field(() => ID, { nullable: true, description: 'La ligne de ce point dont il s’agit.' }) lineId?: string | null;
  @Field() body: string;
}

@InputType()
export class AnswerObservationInput {
  @Field(() => ID, { description: KEY }) requestId: string;
  @Field(() => ID) observationId: string;
  @Field(() => ID, { nullable: true, description: 'Retenue : la ligne, écrite depuis, qui le dit. Sinon, elle ne l’est pas.' }) lineId?: string | null;
  @Field(() => String, { nullable: true, description: 'Ce qui est répondu ; pourquoi, si elle n’est pas retenue.' }) words?: string | null;
}

@InputType({ description: 'Un parent (personneId) ; sans elle, l’enfant. Invité (means et informedAt), ou non, et pourquoi (reason).' })
export class RecordFamilyInput extends SeanceInput {
  @Field(() => ID, { nullable: true, description: 'Le titulaire de l’autorité parentale, du dossier ; rien, de l’enfant.' }) personneId?: string | null;
  @Field(() => FamilyMeansEnum, { nullable: true, description: 'Comment il fut invité.' }) means?: FamilyMeans | null;
  @Field(() => Date, { nullable: true, description: 'Quand il le fut.' }) informedAt?: Date | null;
  @Field({ defaultValue: false, description: 'Sait pouvoir venir avec la personne de son choix.' }) accompanied: boolean;
  @Field(() => String, { nullable: true, description: 'Non invité : pourquoi.' }) reason?: string | null;
}

@InputType()
export class ExplainNotHeardInput extends SeanceInput {
  @Field({ description: 'Pourquoi l’avis de l’enfant n’a pas été recueilli.' }) reason: string;
}

@InputType({ description: 'Un avis recueilli avant la réunion, sans la plume.' })
export class CollectOpinionInput {
  @Field(() => ID, { description: KEY }) requestId: string;
  @Field(() => ID) pointId: string;
  @Field(() => VoiceEnum, { description: 'De l’enfant, ou des parents.' }) voice: Voice;
  @Field({ description: 'Tel qu’il fut dit.' }) body: string;
}
