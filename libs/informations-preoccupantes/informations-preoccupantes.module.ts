import { Module } from '@nestjs/common';
import { EvaluationsResolver } from './evaluations.resolver.js';
import { ObservatoireResolver } from './observatoire.resolver.js';
import { SuitesResolver } from './suites.resolver.js';
import { InformationsPreoccupantesResolver } from './informations-preoccupantes.resolver.js';

@Module({ providers: [InformationsPreoccupantesResolver, EvaluationsResolver, SuitesResolver, ObservatoireResolver] })
export class InformationsPreoccupantesModule {}
