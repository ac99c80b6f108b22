import { Module } from '@nestjs/common';
import { MessageResolver, ParticipationResolver, ReceiptResolver } from './message.resolver.js';
import { ThreadsResolver } from './threads.resolver.js';

@Module({ providers: [ThreadsResolver, MessageResolver, ReceiptResolver, ParticipationResolver] })
export class ThreadsModule {}
