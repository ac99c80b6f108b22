import { Module } from '@nestjs/common';
import { DirectoryResolver } from './directory.resolver.js';
import { PartnersResolver } from './partners.resolver.js';

@Module({ providers: [PartnersResolver, DirectoryResolver] })
export class PartnersModule {}
