import { Module } from '@nestjs/common';
import { ThreadsResolver } from './threads.resolver.js';

@Module({ providers: [ThreadsResolver] })
export class ThreadsModule {}
