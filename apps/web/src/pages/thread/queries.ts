import { graphql, type ResultOf } from '../../graphql/graphql.js';

export const THREAD = graphql(`query Echange($id: ID!) {
  thread(id: $id) { id kind seq unread openedAt heading { __typename ... on OpenHeading { subject motive } ... on WithheldHeading { kind } }
    dossier { id enfant { givenNames surname } } draft { body savedAt }
    participations { id habilitation { id functionName professionnel { displayName } organisation { name } } } }
}`);
export type ThreadData = NonNullable<ResultOf<typeof THREAD>['thread']>;

export const MESSAGES = graphql(`query Messages($id: ID!, $afterSeq: Int!) {
  thread(id: $id) { messages(afterSeq: $afterSeq, first: 50) { edges { node { __typename
    ... on Message { id seq kind detail sentAt version body inReplyTo withdrawal { at reason by { professionnel { displayName } } }
      author { id functionName professionnel { displayName } organisation { name } }
      pieces { id name type state size }
      mentions { reply replyBefore repliedAt overdue habilitation { id professionnel { displayName } } }
      receipts { fact at by { id professionnel { displayName } } } }
    ... on Withheld { id seq kind sentAt authorFunctionName } } } } }
}`);
export type Shown = NonNullable<ResultOf<typeof MESSAGES>['thread']>['messages']['edges'][number]['node'];
export type OpenMessage = Extract<Shown, { __typename: 'Message' }>;

export const ACKNOWLEDGE = graphql('mutation Accuser($messageId: ID!) { acknowledgeMessage(input: { messageId: $messageId }) { message { id } userErrors { code message field } } }');
export const MARK_READ = graphql('mutation Lu($threadId: ID!, $seq: Int!) { markRead(input: { threadId: $threadId, seq: $seq }) { thread { id unread } userErrors { code message field } } }');
export const SAVE_DRAFT = graphql('mutation Brouillon($threadId: ID!, $body: String!) { saveDraft(input: { threadId: $threadId, body: $body }) { draft { savedAt } userErrors { code message field } } }');

export const PREVIEW = graphql(`query Apercu($input: PreviewReadersInput!) {
  previewReaders(input: $input) { preview { digest readers { id functionName professionnel { displayName } organisation { sector name } }
    excluded { phrase article habilitation { id functionName professionnel { displayName } organisation { name } } } } userErrors { code message field } }
}`);
export type Preview = NonNullable<ResultOf<typeof PREVIEW>['previewReaders']['preview']>;
export const ATTACH = graphql('mutation Joindre($messageId: ID!, $depositId: ID!) { attachPiece(input: { messageId: $messageId, depositId: $depositId }) { piece { id } userErrors { code message field } } }');
export const POST = graphql('mutation Envoyer($input: PostMessageInput!) { postMessage(input: $input) { message { id seq } userErrors { code message field } } }');
