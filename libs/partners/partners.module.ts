import { Module } from '@nestjs/common';
import { DirectoryResolver } from './directory.resolver.js';
import { HabilitationsResolver } from './habilitations.resolver.js';
import { PartnersResolver } from './partners.resolver.js';
import { PermanencesResolver } from './permanences.resolver.js';

@Module({ providers: [PartnersResolver, DirectoryResolver, HabilitationsResolver, PermanencesResolver] })
export class PartnersModule {}
