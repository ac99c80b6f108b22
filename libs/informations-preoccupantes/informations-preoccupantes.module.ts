import { Module } from '@nestjs/common';
import { EvaluationsResolver } from './evaluations.resolver.js';
import { ObservatoireResolver } from './observatoire.resolver.js';
import { SuitesResolver } from './suites.resolver.js';
import { PiecesEvaluationResolver } from './pieces-evaluation.resolver.js';
import { PiecesRecueilliesResolver } from './pieces-recueillies.resolver.js';
import { InformationsPreoccupantesResolver } from './informations-preoccupantes.resolver.js';

@Module({ providers: [InformationsPreoccupantesResolver, PiecesRecueilliesResolver, PiecesEvaluationResolver, EvaluationsResolver, SuitesResolver, ObservatoireResolver] })
export class InformationsPreoccupantesModule {}
