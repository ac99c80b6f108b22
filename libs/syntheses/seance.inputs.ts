import { Field, ID, InputType } from '@nestjs/graphql';
import { GuestEnum, LineTypeEnum, VoiceEnum, type Guest, type LineType, type Voice } from './seance-words.js';
import { enumOf } from '../platform/enum-of.js';

const ArrivalEnum = enumOf('PresenceMove', ['ARRIVED', 'LEFT'], 'Arrive, ou part.');
const KEY = 'UUID choisi par le client avant le premier essai : un nouvel essai ne double rien.';

@InputType()
export class SeanceInput {
  @Field(() => ID, { description: KEY }) requestId: string;
  @Field(() => ID) syntheseId: string;
}

@InputType()
export class ShowPointInput extends SeanceInput {
  @Field(() => ID) pointId: string;
}

@InputType()
export class HandPenInput extends SeanceInput {
  @Field(() => ID, { description: 'À qui : une personne convoquée.' }) habilitationId: string;
}

@InputType()
export class TakeOverPenInput extends SeanceInput {
  @Field() reason: string;
}

@InputType({ description: 'Un professionnel convoqué (convocationId), quelqu’un qui est déjà venu (presentId), ou une personne de la famille ou avec elle (guest) : l’un des trois.' })
export class RecordPresenceInput extends SeanceInput {
  @Field(() => ID, { nullable: true }) convocationId?: string | null;
  @Field(() => ID, { nullable: true }) presentId?: string | null;
  @Field(() => GuestEnum, { nullable: true }) guest?: Guest | null;
  @Field(() => ID, { nullable: true, description: 'De la famille : la personne du dossier, si elle y est.' }) personneId?: string | null;
  @Field(() => ArrivalEnum) fact: 'ARRIVED' | 'LEFT';
  @Field() at: Date;
}

@InputType()
export class CorrectPresenceInput extends SeanceInput {
  @Field(() => ID) presenceId: string;
  @Field({ description: 'L’heure juste ; rayée, l’heure de la ligne.' }) at: Date;
  @Field({ defaultValue: false, description: 'Ce n’était pas.' }) struck: boolean;
}

@InputType({ description: 'D’une action : qui, pour quand, et de quelle décision.' })
export class ActionInput {
  @Field(() => ID, { description: 'À qui elle est confiée : une personne qui lit ce point.' }) ownerId: string;
  @Field({ description: 'Le dernier jour pour la faire, AAAA-MM-JJ.' }) dueOn: string;
  @Field(() => String, { nullable: true, description: 'À quoi l’on verra qu’elle est faite.' }) indicator?: string | null;
  @Field(() => ID, { nullable: true, description: 'La décision qu’elle suit, de la même réunion.' }) decisionId?: string | null;
}

@InputType()
export class WriteLineInput {
  @Field(() => ID, { description: KEY }) requestId: string;
  @Field(() => ID) pointId: string;
  @Field(() => LineTypeEnum) type: LineType;
  @Field(() => VoiceEnum, { defaultValue: 'PROFESSIONNEL' }) voice: Voice;
  @Field(() => ID, { nullable: true, description: 'Qui l’a dit, des professionnels convoqués.' }) speakerId?: string | null;
  @Field() body: string;
  @Field(() => ActionInput, { nullable: true, description: 'D’une ligne de type ACTION, et d’elle seule.' }) action?: ActionInput | null;
}

@InputType()
export class CorrectLineInput {
  @Field(() => ID, { description: KEY }) requestId: string;
  @Field(() => ID) lineId: string;
  @Field(() => LineTypeEnum) type: LineType;
  @Field() body: string;
}

@InputType()
export class WithdrawLineInput {
  @Field(() => ID, { description: KEY }) requestId: string;
  @Field(() => ID) lineId: string;
}

@InputType()
export class ValidateMinutesInput extends SeanceInput {
  @Field({ description: 'L’empreinte de ce qui a été montré (previewMinutes).' }) effectDigest: string;
}

@InputType()
export class SaveMinuteDraftInput {
  @Field(() => ID) pointId: string;
  @Field({ description: 'Vide, il n’en reste rien.' }) body: string;
}
