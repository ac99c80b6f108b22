import { Module } from '@nestjs/common';
import { JournalResolver } from './journal.resolver.js';
import { JustificationsResolver } from './justifications.resolver.js';

@Module({ providers: [JournalResolver, JustificationsResolver] })
export class JournalModule {}
