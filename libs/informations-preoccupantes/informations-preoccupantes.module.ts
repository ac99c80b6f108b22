import { Module } from '@nestjs/common';
import { InformationsPreoccupantesResolver } from './informations-preoccupantes.resolver.js';

@Module({ providers: [InformationsPreoccupantesResolver] })
export class InformationsPreoccupantesModule {}
