import { Module } from '@nestjs/common';
import { DirectoryResolver } from './directory.resolver.js';
import { EbaucheResolver } from './ebauche.resolver.js';
import { HabilitationsResolver } from './habilitations.resolver.js';
import { PartnersResolver } from './partners.resolver.js';
import { PermanencesResolver } from './permanences.resolver.js';

@Module({ providers: [PartnersResolver, DirectoryResolver, HabilitationsResolver, PermanencesResolver, EbaucheResolver] })
export class PartnersModule {}
