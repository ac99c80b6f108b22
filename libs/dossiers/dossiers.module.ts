import { Module } from '@nestjs/common';
import { AdmissionsResolver } from './admissions.resolver.js';
import { ConflictsResolver } from './conflicts.resolver.js';
import { DossiersResolver } from './dossiers.resolver.js';
import { GlassResolver } from './glass.resolver.js';
import { LieuxResolver } from './lieux.resolver.js';
import { MovesResolver } from './moves.resolver.js';
import { SimulationResolver } from './simulation.resolver.js';
import { SiblingsResolver } from './siblings.resolver.js';

@Module({ providers: [DossiersResolver, AdmissionsResolver, ConflictsResolver, GlassResolver, LieuxResolver, MovesResolver, SiblingsResolver, SimulationResolver] })
export class DossiersModule {}
