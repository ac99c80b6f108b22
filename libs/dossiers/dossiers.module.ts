import { Module } from '@nestjs/common';
import { DossiersResolver } from './dossiers.resolver.js';

@Module({ providers: [DossiersResolver] })
export class DossiersModule {}
