import { Module } from '@nestjs/common';
import { ActionsResolver } from './actions.resolver.js';
import { AgendasResolver } from './agendas.resolver.js';
import { PiecesSyntheseResolver } from './pieces-synthese.resolver.js';
import { PollsResolver } from './polls.resolver.js';
import { MinutesResolver } from './minutes.resolver.js';
import { ReviewResolver } from './review.resolver.js';
import { SeancesResolver } from './seances.resolver.js';
import { SynthesesResolver } from './syntheses.resolver.js';

@Module({ providers: [SynthesesResolver, PollsResolver, AgendasResolver, SeancesResolver, PiecesSyntheseResolver, MinutesResolver, ReviewResolver, ActionsResolver] })
export class SynthesesModule {}
