import { Module } from '@nestjs/common';
import { ConservationResolver } from './conservation.resolver.js';

@Module({ providers: [ConservationResolver] })
export class ConservationModule {}
