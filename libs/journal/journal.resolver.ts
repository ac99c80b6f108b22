import { Args, ArgsType, Context, createUnionType, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Dossier } from '../dossiers/dossier.entity.js';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { uuid } from '../platform/inputs.js';
import type { Scope } from '../platform/scope.js';
import { Consultation } from './consultation.entity.js';
import { Event } from './event.entity.js';
import { journalPage } from './journal-page.js';

export const JournalEntry = createUnionType({
  name: 'JournalEntry', description: 'Une consultation, une tentative ou un acte.', types: () => [Consultation, Event] as const,
  resolveType: (row: Consultation | Event) => (row instanceof Consultation ? Consultation : Event),
});
const JournalEntryConnection = connectionOf<Consultation | Event>('JournalEntry', () => JournalEntry, ['Consultation', 'Event']);

@ArgsType()
class JournalArgs extends PageArgs {
  @Field(() => ID, { nullable: true }) dossierId?: string | null;
}

@Resolver(() => Dossier)
export class JournalResolver {
  constructor(private readonly cursors: Cursors) {}

  @ResolveField(() => JournalEntryConnection, { description: 'Qui a ouvert ce dossier, quand, de quelle fonction, par quel droit ; vide pour qui n’en répond pas.' })
  journal(@Parent() dossier: Dossier, @Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Consultation | Event>> {
    return journalPage(scope, this.cursors, args, dossier.id);
  }

  @Query(() => JournalEntryConnection, { name: 'journal', description: 'Le journal d’un dossier dont vous répondez, ou de tous. Vide, s’il est inconnu ou n’est pas de votre ressort.' })
  async journalOfAll(@Args() { dossierId, ...args }: JournalArgs, @Context('scope') scope: Scope): Promise<Page<Consultation | Event>> {
    const sought = dossierId ? uuid('dossierId', dossierId) : null;
    const found = await journalPage(scope, this.cursors, args, sought);
    // Whoever asks for what is not theirs is told in the journal of it, and waits as for what does not exist.
    if (sought && found.edges.length === 0) scope.traces.refused('Dossier', 'read', sought);
    return found;
  }
}
