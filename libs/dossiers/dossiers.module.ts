import { Module } from '@nestjs/common';
import { AdmissionResolver, DossiersResolver } from './dossiers.resolver.js';

@Module({ providers: [DossiersResolver, AdmissionResolver] })
export class DossiersModule {}
