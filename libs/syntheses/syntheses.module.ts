import { Module } from '@nestjs/common';
import { SynthesesResolver } from './syntheses.resolver.js';

@Module({ providers: [SynthesesResolver] })
export class SynthesesModule {}
