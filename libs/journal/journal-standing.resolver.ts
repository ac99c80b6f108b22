import { Context, Query, Resolver } from '@nestjs/graphql';
import type { Scope } from '../platform/scope.js';
import { journalStanding } from './journal-standing.js';
import { JournalStanding } from './journal-standing.type.js';

@Resolver()
export class JournalStandingResolver {
  @Query(() => JournalStanding, { nullable: true, description: 'Où en est la preuve du journal ; rien, pour qui n’en répond pas.' })
  async journalStanding(@Context('scope') scope: Scope): Promise<JournalStanding | null> {
    return journalStanding(await scope.tx());
  }
}
