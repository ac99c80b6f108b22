import { Module } from '@nestjs/common';
import { JournalStandingResolver } from './journal-standing.resolver.js';
import { JournalResolver } from './journal.resolver.js';
import { JustificationsResolver } from './justifications.resolver.js';
import { WhoKnewWhatResolver } from './who-knew-what.resolver.js';

@Module({ providers: [JournalResolver, JournalStandingResolver, JustificationsResolver, WhoKnewWhatResolver] })
export class JournalModule {}
