import { Module } from '@nestjs/common';
import { AdmissionsResolver } from './admissions.resolver.js';
import { DossiersResolver } from './dossiers.resolver.js';
import { GlassResolver } from './glass.resolver.js';

@Module({ providers: [DossiersResolver, AdmissionsResolver, GlassResolver] })
export class DossiersModule {}
