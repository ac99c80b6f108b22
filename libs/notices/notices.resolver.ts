import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { pageOf } from '../platform/page-of.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { MailFailure } from './mail-failure.entity.js';
import { NoticePreference } from './notice-preference.entity.js';
import { SENTENCE } from './the-mail.js';
import { setNoticePreference, SetNoticePreferenceInput } from './set-notice-preference.js';

const MailFailureConnection = connectionOf<MailFailure>('MailFailure', () => MailFailure);
const SetNoticePreferencePayload = payloadOf('SetNoticePreferencePayload', 'preference', () => NoticePreference);

@Resolver()
export class NoticesResolver {
  constructor(private readonly cursors: Cursors) {}

  @Query(() => NoticePreference, { nullable: true, description: 'Votre rythme de notification ; nul tant que vous n’en avez pas choisi.' })
  async noticePreference(@Context('scope') scope: Scope): Promise<NoticePreference | null> {
    const [last] = await (await scope.tx()).allowed(NoticePreference, 'read', { order: ['setAt', 'id'], descending: true, limit: 1 });
    return last ?? null;
  }

  @Mutation(() => SetNoticePreferencePayload)
  setNoticePreference(@Args('input') input: SetNoticePreferenceInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('preference', NoticePreference, (tx) => setNoticePreference(tx, input));
  }

  @Query(() => String, { description: 'Tout ce que dit le courrier qui annonce quoi que ce soit à quiconque.' })
  mailSays(): string {
    return SENTENCE;
  }

  @Query(() => MailFailureConnection, { description: 'Les personnes de votre annuaire à qui le courrier n’arrive pas.' })
  mailFailures(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<MailFailure>> {
    return pageOf(scope, this.cursors, MailFailure, 'read', args, ['openedAt', 'id']);
  }
}
