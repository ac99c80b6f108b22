import { Module } from '@nestjs/common';
import { JournalStandingResolver } from './journal-standing.resolver.js';
import { JournalResolver } from './journal.resolver.js';
import { JustificationsResolver } from './justifications.resolver.js';

@Module({ providers: [JournalResolver, JournalStandingResolver, JustificationsResolver] })
export class JournalModule {}
