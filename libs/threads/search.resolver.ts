import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { type FoundMessage, FoundMessageConnection, MessageSearch } from './found-message.type.js';
import { foundMessages, searchMessages } from './search-messages.js';
import { SearchMessagesInput } from './search.inputs.js';

const SearchMessagesPayload = payloadOf('SearchMessagesPayload', 'search', () => MessageSearch);

@Resolver(() => MessageSearch)
export class SearchResolver {
  constructor(private readonly cursors: Cursors) {}

  @Query(() => SearchMessagesPayload, { description: 'Ce que ces mots trouvent, tous ensemble, dans les messages que vous lisez.' })
  searchMessages(@Args('input') input: SearchMessagesInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.answer('search', () => searchMessages(scope, input));
  }

  @ResolveField(() => FoundMessageConnection, { description: 'Du plus récent au plus ancien.' })
  messages(@Parent() search: MessageSearch, @Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<FoundMessage>> {
    return foundMessages(scope, this.cursors, search, args);
  }
}
