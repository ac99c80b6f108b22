import { Field, ID, InputType } from '@nestjs/graphql';
import { DateTime } from '../platform/date-time.js';

@InputType()
export class RegisterPermanenceInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID, { description: 'L’habilitation du magistrat qui sera de permanence : la vôtre, ou celle d’un collègue du même parquet.' }) habilitationId: string;
  @Field({ description: 'Le téléphone de la permanence.' }) phone: string;
  @Field(() => DateTime) validFrom: Date;
  @Field(() => DateTime, { description: 'Trente et un jours après le début, au plus.' }) validTo: Date;
}

@InputType()
export class EndPermanenceInput {
  @Field(() => ID) permanenceId: string;
}

@InputType()
export class HandOverPermanenceInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID, { description: 'La permanence que vous tenez.' }) permanenceId: string;
  @Field(() => ID, { description: 'À qui : un magistrat du même parquet.' }) habilitationId: string;
}
