import { Module } from '@nestjs/common';
import { SignalementsResolver } from './signalements.resolver.js';
import { StepsResolver } from './steps.resolver.js';

@Module({ providers: [SignalementsResolver, StepsResolver] })
export class SignalementsModule {}
