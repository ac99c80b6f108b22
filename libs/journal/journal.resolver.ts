import { Args, ArgsType, Context, createUnionType, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Dossier } from '../dossiers/dossier.entity.js';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { DateTime } from '../platform/date-time.js';
import { uuid } from '../platform/inputs.js';
import type { Scope } from '../platform/scope.js';
import { Consultation } from './consultation.entity.js';
import { Event } from './event.entity.js';
import { type JournalFilter, journalPage } from './journal-page.js';

export const JournalEntry = createUnionType({
  name: 'JournalEntry', description: 'Une consultation, une tentative ou un acte.', types: () => [Consultation, Event] as const,
  resolveType: (row: Consultation | Event) => (row instanceof Consultation ? Consultation : Event),
});
const JournalEntryConnection = connectionOf<Consultation | Event>('JournalEntry', () => JournalEntry, ['Consultation', 'Event']);

@ArgsType()
class FilterArgs extends PageArgs implements JournalFilter {
  @Field(() => ID, { nullable: true, description: 'D’une seule personne. D’un magistrat, dont l’identité est réservée, rien.' }) habilitationId?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Depuis.' }) from?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Avant.' }) to?: Date | null;
}

@ArgsType()
class JournalArgs extends FilterArgs {
  @Field(() => ID, { nullable: true }) dossierId?: string | null;
}

@Resolver(() => Dossier)
export class JournalResolver {
  constructor(private readonly cursors: Cursors) {}

  @ResolveField(() => JournalEntryConnection, { description: 'Qui a ouvert ce dossier, quand, de quelle fonction, par quel droit ; vide pour qui n’en répond pas.' })
  journal(@Parent() dossier: Dossier, @Args() args: FilterArgs, @Context('scope') scope: Scope): Promise<Page<Consultation | Event>> {
    return journalPage(scope, this.cursors, args, dossier.id, args);
  }

  @Query(() => JournalEntryConnection, { name: 'journal', description: 'Le journal d’un dossier dont vous répondez, ou de tous. Vide, s’il est inconnu ou n’est pas de votre ressort.' })
  async journalOfAll(@Args() { dossierId, ...args }: JournalArgs, @Context('scope') scope: Scope): Promise<Page<Consultation | Event>> {
    const sought = dossierId ? uuid('dossierId', dossierId) : null;
    const found = await journalPage(scope, this.cursors, args, sought, args);
    // Whoever asks for what is not theirs is told in the journal of it, and waits as for what does not exist. A filter that lets nothing through is no refusal.
    const filtered = args.after ?? args.habilitationId ?? args.from ?? args.to;
    if (sought && found.edges.length === 0 && (!filtered || (await journalPage(scope, this.cursors, { first: 1 }, sought)).edges.length === 0)) scope.traces.refused('Dossier', 'read', sought);
    return found;
  }
}
