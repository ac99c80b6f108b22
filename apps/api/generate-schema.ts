import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { AdmissionsResolver } from '../../libs/dossiers/admissions.resolver.js';
import { DossiersResolver } from '../../libs/dossiers/dossiers.resolver.js';
import { DirectoryResolver } from '../../libs/partners/directory.resolver.js';
import { JournalResolver } from '../../libs/journal/journal.resolver.js';
import { HabilitationsResolver } from '../../libs/partners/habilitations.resolver.js';
import { NoticesResolver } from '../../libs/notices/notices.resolver.js';
import { PartnersResolver } from '../../libs/partners/partners.resolver.js';
import { AwaitedResolver } from '../../libs/threads/awaited.resolver.js';
import { OwnResolver } from '../../libs/threads/own.resolver.js';
import { SharesResolver } from '../../libs/threads/shares.resolver.js';
import { ThreadsResolver } from '../../libs/threads/threads.resolver.js';
import { ExplainResolver } from './graphql/explain.resolver.js';
import { NodeResolver } from './graphql/node.resolver.js';
import { MyDayResolver } from './my-day/my-day.resolver.js';
import { schemaOptions } from './graphql/schema-options.js';

/** node dist/apps/api/generate-schema.js --out DIR: schema.graphql, sorted, from the resolvers alone. */
const out = process.argv[process.argv.indexOf('--out') + 1];
if (!process.argv.includes('--out') || !out) throw new Error('--out DIR is required');
const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
const schema = await app.get(GraphQLSchemaFactory).create([AwaitedResolver, PartnersResolver, DirectoryResolver, HabilitationsResolver, DossiersResolver, AdmissionsResolver, ThreadsResolver, SharesResolver, OwnResolver, JournalResolver, NoticesResolver, NodeResolver, ExplainResolver, MyDayResolver], schemaOptions);
writeFileSync(join(out, 'schema.graphql'), `${printSchema(lexicographicSortSchema(schema))}\n`);
await app.close();
