import { Field, ID, InputType } from '@nestjs/graphql';
import { AnswerEnum, VoteEnum } from './words.js';

@InputType()
export class PollSlotInput {
  @Field() startsAt: Date;
  @Field() endsAt: Date;
}

@InputType()
export class OpenPollInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) syntheseId: string;
  @Field({ description: 'Jusqu’à quand les réponses sont attendues : une heure au moins, avant le premier créneau.' }) deadlineAt: Date;
  @Field(() => [PollSlotInput], { description: 'Vingt au plus.' }) slots: PollSlotInput[];
}

@InputType()
export class SlotVoteInput {
  @Field(() => ID) slotId: string;
  @Field(() => VoteEnum) vote: keyof typeof VoteEnum;
}

@InputType()
export class VoteInput {
  @Field(() => ID) pollId: string;
  @Field(() => [SlotVoteInput], { description: 'Les autres créneaux gardent ce que vous en avez dit.' }) votes: SlotVoteInput[];
}

@InputType()
export class RemindPollInput {
  @Field(() => ID) pollId: string;
}

@InputType()
export class ClosePollInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) pollId: string;
  @Field(() => ID, { nullable: true, description: 'Le créneau retenu, qui devient la date ; rien : le sondage est clos sans date.' }) slotId?: string | null;
  @Field(() => String, { nullable: true }) place?: string | null;
  @Field(() => String, { nullable: true, description: 'D’une date plus proche que l’usage, ou déplacée : pourquoi.' }) reason?: string | null;
}

@InputType()
export class AnswerConvocationInput {
  @Field(() => ID) syntheseId: string;
  @Field(() => AnswerEnum) answer: keyof typeof AnswerEnum;
  @Field(() => String, { nullable: true, description: 'Pour qui convoque ; facultatif.' }) reason?: string | null;
}
