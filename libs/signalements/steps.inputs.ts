import { Field, ID, InputType } from '@nestjs/graphql';
import { enumOf } from '../platform/enum-of.js';
import { ANSWERS, type Answer } from './answers.js';
import { JUDGMENTS, type Judgment } from './judgments.js';
import type { Reach } from './states.js';

const AnswerEnum = enumOf('ParquetAnswer', Object.keys(ANSWERS) as Answer[], 'Ce que le parquet répond ; plusieurs réponses peuvent coexister.');
const JudgmentEnum = enumOf('JudgmentKind', Object.keys(JUDGMENTS) as Judgment[], 'Ce que le juge a décidé : à titre provisoire, la prorogation du provisoire (CPC 1185), au fond.');
const ReachEnum = enumOf<Reach>('SignalementReach', ['AUTHOR', 'DEPARTEMENT'], 'AUTHOR : l’auteur direct le lit aussi ; DEPARTEMENT : le parquet et le département seuls.');

@InputType()
export class TransmitSignalementInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) signalementId: string;
}

@InputType()
export class AcknowledgeSignalementInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) signalementId: string;
  @Field({ description: 'Le numéro du parquet.' }) parquetNumber: string;
}

@InputType()
export class AnswerSignalementInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) signalementId: string;
  @Field(() => AnswerEnum) answer: Answer;
  @Field() decidedAt: Date;
  @Field({ description: 'Ce que le département en lira ; l’auteur direct ne le lit pas.' }) told: string;
}

@InputType()
export class TellAuthorInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) signalementId: string;
  @Field({ description: 'Ce que l’auteur en lira.' }) told: string;
}

@InputType()
export class AskComplementInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) signalementId: string;
  @Field(() => ReachEnum, { description: 'À qui.' }) of: Reach;
  @Field() question: string;
}

@InputType()
export class SendComplementInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) signalementId: string;
  @Field(() => ID, { nullable: true, description: 'La demande à laquelle il répond, s’il y en a une.' }) askedId?: string | null;
  @Field() complement: string;
}

@InputType()
export class SettleParentsTimingInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) signalementId: string;
  @Field({ description: 'À partir de quand les parents peuvent être informés.' }) from: Date;
  @Field() why: string;
}

@InputType()
export class TellParentsInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) signalementId: string;
  @Field() toldAt: Date;
  @Field({ description: 'Comment : courrier, entretien, par qui.' }) how: string;
}

@InputType()
export class RecordJudgmentInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) signalementId: string;
  @Field(() => JudgmentEnum) judgment: Judgment;
  @Field({ description: 'Quand le juge a statué : ses délais en partent.' }) judgedAt: Date;
  @Field({ description: 'Ce qui est décidé, pour le parquet et le département.' }) told: string;
}

@InputType()
export class DepositPackageInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) signalementId: string;
  @Field() depositedAt: Date;
  @Field({ description: 'Par quelle voie : PLEX et le numéro du dépôt, remise contre récépissé…' }) means: string;
}

@InputType()
export class RecordReceiptInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) signalementId: string;
  @Field() receivedAt: Date;
  @Field({ description: 'La référence donnée par le parquet.' }) parquetReference: string;
}
