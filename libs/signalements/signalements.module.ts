import { Module } from '@nestjs/common';
import { PermanenceResolver } from './permanence.resolver.js';
import { PiecesSignalementResolver } from './pieces-signalement.resolver.js';
import { SignalementsResolver } from './signalements.resolver.js';
import { StepsResolver } from './steps.resolver.js';

@Module({ providers: [SignalementsResolver, PiecesSignalementResolver, StepsResolver, PermanenceResolver] })
export class SignalementsModule {}
