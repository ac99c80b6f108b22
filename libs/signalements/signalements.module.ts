import { Module } from '@nestjs/common';
import { PermanenceResolver } from './permanence.resolver.js';
import { SignalementsResolver } from './signalements.resolver.js';
import { StepsResolver } from './steps.resolver.js';

@Module({ providers: [SignalementsResolver, StepsResolver, PermanenceResolver] })
export class SignalementsModule {}
