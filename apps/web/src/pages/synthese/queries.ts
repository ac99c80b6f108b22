import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const SYNTHESE = graphql(`query ReunionDeSynthese($id: ID!) {
  synthese(id: $id) { id type convenedAt by { functionName professionnel { displayName } } dossier { id enfant { givenNames surname } }
    date { id sequence fact startsAt endsAt place reason } dates { id fact startsAt recordedAt reason by { professionnel { displayName } } }
    points { id position partOf heading kind minutes attends dossier { id enfant { givenNames } } speaker { professionnel { displayName } } }
    convocations { id required basis validFrom until habilitation { id functionName professionnel { displayName } organisation { name } } }
    answers { id sequence answer reason habilitation { id professionnel { displayName } } }
    polls { id deadlineAt closed slotId best { slotId because } slots { id startsAt endsAt worked votes { id vote habilitation { id } } } }
    seance { fact }
    minutes { number empreinte validatedAt pdfPath receiptPath by { professionnel { displayName } } } }
}`);
export type Meeting = NonNullable<ResultOf<typeof SYNTHESE>['synthese']>;
export type OpenPoll = Meeting['polls'][number];

export const ANSWER = graphql('mutation RepondreALaConvocation($input: AnswerConvocationInput!) { done: answerConvocation(input: $input) { userErrors { code message field } } }');
export const SET_DATE = graphql('mutation FixerLaReunion($input: SetSyntheseDateInput!) { done: setSyntheseDate(input: $input) { userErrors { code message field } } }');
export const MOVE = graphql('mutation DeplacerLaReunion($input: MoveSyntheseInput!) { done: moveSynthese(input: $input) { userErrors { code message field } } }');
export const CANCEL = graphql('mutation AnnulerLaReunion($input: CancelSyntheseInput!) { done: cancelSynthese(input: $input) { userErrors { code message field } } }');
export const VOTE = graphql('mutation DireSesDisponibilites($input: VoteInput!) { done: vote(input: $input) { userErrors { code message field } } }');
export const OPEN_POLL = graphql('mutation ProposerDesCreneaux($input: OpenPollInput!) { done: openPoll(input: $input) { userErrors { code message field } } }');
export const REMIND = graphql('mutation RelancerLeSondage($input: RemindPollInput!) { done: remindPoll(input: $input) { userErrors { code message field } } }');
export const CLOSE_POLL = graphql('mutation RetenirUnCreneau($input: ClosePollInput!) { done: closePoll(input: $input) { userErrors { code message field } } }');
