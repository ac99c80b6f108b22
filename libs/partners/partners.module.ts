import { Module } from '@nestjs/common';
import { PartnersResolver } from './partners.resolver.js';

@Module({ providers: [PartnersResolver] })
export class PartnersModule {}
