import { Module } from '@nestjs/common';
import { OwnResolver } from './own.resolver.js';
import { SharesResolver } from './shares.resolver.js';
import { ThreadsResolver } from './threads.resolver.js';

@Module({ providers: [OwnResolver, SharesResolver, ThreadsResolver] })
export class ThreadsModule {}
