import { Module } from '@nestjs/common';
import { AdmissionsResolver } from './admissions.resolver.js';
import { DossiersResolver } from './dossiers.resolver.js';

@Module({ providers: [DossiersResolver, AdmissionsResolver] })
export class DossiersModule {}
