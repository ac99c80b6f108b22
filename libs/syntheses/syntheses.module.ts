import { Module } from '@nestjs/common';
import { AgendasResolver } from './agendas.resolver.js';
import { PollsResolver } from './polls.resolver.js';
import { SynthesesResolver } from './syntheses.resolver.js';

@Module({ providers: [SynthesesResolver, PollsResolver, AgendasResolver] })
export class SynthesesModule {}
