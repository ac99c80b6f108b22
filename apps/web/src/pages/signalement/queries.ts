import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const SIGNALEMENT = graphql(`query Signalement($id: ID!) {
  signalementActs(signalementId: $id)
  signalement(id: $id) { id route state urgency ground draftedAt parquet { name } author { functionName professionnel { displayName } }
    essential { code label text } seal { number sealedAt hash version letterPath receiptPath signatory { professionnel { displayName } } } letters { version writtenAt author { professionnel { displayName } } pieces { id number name type state size hash } }
    onDuty { id phone validTo habilitation { professionnel { displayName } } } deadlines { id code article startedAt dueAt legalAt satisfiedAt }
    steps { id fact answered at dated body reach askedId by { functionName professionnel { displayName } } } }
}`);
export type SignalementData = NonNullable<ResultOf<typeof SIGNALEMENT>['signalement']>;
export type Act = ResultOf<typeof SIGNALEMENT>['signalementActs'][number];
export type Step = SignalementData['steps'][number];

export const PREVIEW_SEAL = graphql('query CeQuiSeraitScelle($id: ID!) { previewSeal(signalementId: $id) { preview { version letterHash phrase digest refusals { code message field } } userErrors { code message field } } }');
export const SEAL = graphql('mutation Sceller($input: SealSignalementInput!) { done: sealSignalement(input: $input) { userErrors { code message field } } }');
export const TRANSMIT = graphql('mutation Transmettre($input: TransmitSignalementInput!) { done: transmitSignalement(input: $input) { userErrors { code message field } } }');
export const ACKNOWLEDGE = graphql('mutation AccuserReception($input: AcknowledgeSignalementInput!) { done: acknowledgeSignalement(input: $input) { userErrors { code message field } } }');
export const ANSWER = graphql('mutation RepondreAuSignalement($input: AnswerSignalementInput!) { done: answerSignalement(input: $input) { userErrors { code message field } } }');
export const TELL_AUTHOR = graphql('mutation InformerLAuteur($input: TellAuthorInput!) { done: tellAuthor(input: $input) { userErrors { code message field } } }');
export const ASK_COMPLEMENT = graphql('mutation DemanderUnComplement($input: AskComplementInput!) { done: askComplement(input: $input) { userErrors { code message field } } }');
export const SEND_COMPLEMENT = graphql('mutation TransmettreUnComplement($input: SendComplementInput!) { done: sendComplement(input: $input) { userErrors { code message field } } }');
export const PARENTS_TIMING = graphql('mutation QuandInformerLesParents($input: SettleParentsTimingInput!) { done: settleParentsTiming(input: $input) { userErrors { code message field } } }');
export const TELL_PARENTS = graphql('mutation ParentsInformes($input: TellParentsInput!) { done: tellParents(input: $input) { userErrors { code message field } } }');
export const DEPOSIT = graphql('mutation RemettreLePaquet($input: DepositPackageInput!) { done: depositPackage(input: $input) { userErrors { code message field } } }');
export const RECEIPT = graphql('mutation ConstaterLaReception($input: RecordReceiptInput!) { done: recordReceipt(input: $input) { userErrors { code message field } } }');
export const JUDGMENT = graphql('mutation InscrireUneDecisionDuJuge($input: RecordJudgmentInput!) { done: recordJudgment(input: $input) { userErrors { code message field } } }');
export const JOIN_PIECE = graphql('mutation JoindreALaLettre($signalementId: ID!, $depositId: ID!) { attachPieceSignalement(input: { signalementId: $signalementId, depositId: $depositId }) { signalement { id } userErrors { message } } }');
export const WITHDRAW_PIECE = graphql('mutation RetirerDeLaLettre($input: WithdrawPieceSignalementInput!) { done: withdrawPieceSignalement(input: $input) { userErrors { code message field } } }');
