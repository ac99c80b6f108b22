import { Module } from '@nestjs/common';
import { NoticesResolver } from './notices.resolver.js';

@Module({ providers: [NoticesResolver] })
export class NoticesModule {}
