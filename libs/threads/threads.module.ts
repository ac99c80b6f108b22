import { Module } from '@nestjs/common';
import { AwaitedResolver } from './awaited.resolver.js';
import { OwnResolver } from './own.resolver.js';
import { PiecesResolver } from './pieces.resolver.js';
import { SearchResolver } from './search.resolver.js';
import { SharesResolver } from './shares.resolver.js';
import { ThreadsResolver } from './threads.resolver.js';

@Module({ providers: [AwaitedResolver, OwnResolver, PiecesResolver, SearchResolver, SharesResolver, ThreadsResolver] })
export class ThreadsModule {}
