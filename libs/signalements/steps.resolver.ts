import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import type { Tx } from '../platform/tx.js';
import { acknowledgeSignalement } from './acknowledge-signalement.js';
import { answerSignalement } from './answer-signalement.js';
import { askComplement } from './ask-complement.js';
import { BoxEnum, parquetInbox, type Box } from './parquet-inbox.js';
import { depositPackage } from './deposit-package.js';
import { recordReceipt } from './record-receipt.js';
import { recordJudgment } from './record-judgment.js';
import { sendComplement } from './send-complement.js';
import { settleParentsTiming } from './settle-parents-timing.js';
import { SignalementConnection } from './signalements.resolver.js';
import type { Signalement } from './signalement.entity.js';
import { SignalementStep } from './signalement-step.entity.js';
import { AcknowledgeSignalementInput, AnswerSignalementInput, AskComplementInput, DepositPackageInput, RecordJudgmentInput, RecordReceiptInput, SendComplementInput, SettleParentsTimingInput, TellAuthorInput, TellParentsInput, TransmitSignalementInput } from './steps.inputs.js';
import { tellAuthor } from './tell-author.js';
import { tellParents } from './tell-parents.js';
import { transmitSignalement } from './transmit-signalement.js';

const SignalementStepPayload = payloadOf('SignalementStepPayload', 'step', () => SignalementStep);
const step = (scope: Scope, verb: (tx: Tx) => Promise<SignalementStep>): Promise<object> => scope.act('step', SignalementStep, verb);

@Resolver()
export class StepsResolver {
  constructor(private readonly cursors: Cursors) {}

  @Query(() => SignalementConnection, { description: 'Ce que reçoit votre parquet : le plus ancien d’abord, tant qu’il attend.' })
  parquetInbox(@Args('box', { type: () => BoxEnum }) box: Box, @Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Signalement>> {
    return parquetInbox(scope, this.cursors, box, args);
  }

  @Mutation(() => SignalementStepPayload, { description: 'Transmet au parquet ce qui est scellé : une fois.' })
  transmitSignalement(@Args('input') input: TransmitSignalementInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => transmitSignalement(tx, input));
  }

  @Mutation(() => SignalementStepPayload, { description: 'Le magistrat accuse réception, sous son nom et le numéro du parquet : cela n’engage à rien d’autre.' })
  acknowledgeSignalement(@Args('input') input: AcknowledgeSignalementInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => acknowledgeSignalement(tx, input));
  }

  @Mutation(() => SignalementStepPayload, { description: 'Une réponse du parquet, et ce que le département en lira (CASF L.226-4 I).' })
  answerSignalement(@Args('input') input: AnswerSignalementInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => answerSignalement(tx, input));
  }

  @Mutation(() => SignalementStepPayload, { description: 'Ce que le parquet dit à l’auteur de l’avis (CASF L.226-4 II ; CPP 40-1, 40-2).' })
  tellAuthor(@Args('input') input: TellAuthorInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => tellAuthor(tx, input));
  }

  @Mutation(() => SignalementStepPayload, { description: 'Le parquet demande un complément, à l’auteur ou au département.' })
  askComplement(@Args('input') input: AskComplementInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => askComplement(tx, input));
  }

  @Mutation(() => SignalementStepPayload, { description: 'Un complément pour le parquet, demandé ou non. Ce qui est scellé ne change pas.' })
  sendComplement(@Args('input') input: SendComplementInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => sendComplement(tx, input));
  }

  @Mutation(() => SignalementStepPayload, { description: 'À partir de quand les parents peuvent être informés de la saisine.' })
  settleParentsTiming(@Args('input') input: SettleParentsTimingInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => settleParentsTiming(tx, input));
  }

  @Mutation(() => SignalementStepPayload, { description: 'Les parents sont informés par écrit que l’autorité judiciaire est saisie (CASF L.226-5 al. 3).' })
  tellParents(@Args('input') input: TellParentsInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => tellParents(tx, input));
  }

  @Mutation(() => SignalementStepPayload, { description: 'Enregistre ce que le juge des enfants a décidé, par qui en a été avisé (CPC 1190).' })
  recordJudgment(@Args('input') input: RecordJudgmentInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => recordJudgment(tx, input));
  }

  @Mutation(() => SignalementStepPayload, { description: 'Le paquet (paquet.zip) est remis à un parquet qui ne se connecte pas : quand, par quelle voie. Une fois.' })
  depositPackage(@Args('input') input: DepositPackageInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => depositPackage(tx, input));
  }

  @Mutation(() => SignalementStepPayload, { description: 'Le parquet a le paquet : à quelle date, sous quelle référence. Une fois.' })
  recordReceipt(@Args('input') input: RecordReceiptInput, @Context('scope') scope: Scope): Promise<object> {
    return step(scope, (tx) => recordReceipt(tx, input));
  }
}
