import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { KeyEncryption } from '../platform/key-encryption.js';
import { pageOf, pageOfOne } from '../platform/page-of.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { addLien } from './add-lien.js';
import { addPersonne } from './add-personne.js';
import { Dossier } from './dossier.entity.js';
import { AddLienInput, AddPersonneInput, EndLienInput, LookUpChildInput, OpenDossierInput, RecordPriorInformationInput, ValidatePriorExceptionInput, WriteEntryInput } from './dossiers.inputs.js';
import { endLien } from './end-lien.js';
import { Enfant } from './enfant.entity.js';
import { Entry } from './entry.entity.js';
import { Lien } from './lien.entity.js';
import { lookUpChild } from './look-up-child.js';
import { openDossier } from './open-dossier.js';
import { Personne } from './personne.entity.js';
import { PriorInformation } from './prior-information.entity.js';
import { PriorValidation } from './prior-validation.entity.js';
import { recordPriorInformation } from './record-prior-information.js';
import { validatePriorException } from './validate-prior-exception.js';
import { writeEntry } from './write-entry.js';

const DossierConnection = connectionOf<Dossier>('Dossier', () => Dossier);
const EntryConnection = connectionOf<Entry>('Entry', () => Entry);
const OpenDossierPayload = payloadOf('OpenDossierPayload', 'dossier', () => Dossier);
const RecordPriorInformationPayload = payloadOf('RecordPriorInformationPayload', 'priorInformation', () => PriorInformation);
const ValidatePriorExceptionPayload = payloadOf('ValidatePriorExceptionPayload', 'priorValidation', () => PriorValidation);
const AddPersonnePayload = payloadOf('AddPersonnePayload', 'personne', () => Personne);
const AddLienPayload = payloadOf('AddLienPayload', 'lien', () => Lien);
const EndLienPayload = payloadOf('EndLienPayload', 'lien', () => Lien);
const WriteEntryPayload = payloadOf('WriteEntryPayload', 'entry', () => Entry);
const LookUpChildPayload = payloadOf('LookUpChildPayload', 'known', () => [Enfant]);

@Resolver(() => Dossier)
export class DossiersResolver {
  constructor(private readonly kek: KeyEncryption, private readonly cursors: Cursors) {}

  @Query(() => DossierConnection, { description: 'Les dossiers que vous connaissez, du plus récent au plus ancien.' })
  dossiers(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Dossier>> {
    return pageOf(scope, this.cursors, Dossier, 'read', args, ['openedAt', 'id']);
  }

  @Query(() => Dossier, { nullable: true })
  dossier(@Args('id', { type: () => ID }) id: string, @Context('scope') scope: Scope): Promise<Dossier | null> {
    return scope.find(Dossier, id, 'read');
  }

  @Mutation(() => OpenDossierPayload)
  openDossier(@Args('input') input: OpenDossierInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('dossier', Dossier, (tx) => openDossier(tx, input, this.kek));
  }

  @Mutation(() => RecordPriorInformationPayload)
  recordPriorInformation(@Args('input') input: RecordPriorInformationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('priorInformation', PriorInformation, (tx) => recordPriorInformation(tx, input));
  }

  @Mutation(() => ValidatePriorExceptionPayload)
  validatePriorException(@Args('input') input: ValidatePriorExceptionInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('priorValidation', PriorValidation, (tx) => validatePriorException(tx, input));
  }

  @Mutation(() => AddPersonnePayload)
  addPersonne(@Args('input') input: AddPersonneInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('personne', Personne, (tx) => addPersonne(tx, input));
  }

  @Mutation(() => AddLienPayload)
  addLien(@Args('input') input: AddLienInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('lien', Lien, (tx) => addLien(tx, input));
  }

  @Mutation(() => EndLienPayload)
  endLien(@Args('input') input: EndLienInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('lien', Lien, (tx) => endLien(tx, input.lienId));
  }

  @Mutation(() => WriteEntryPayload)
  writeEntry(@Args('input') input: WriteEntryInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('entry', Entry, (tx) => writeEntry(tx, input));
  }

  @Mutation(() => LookUpChildPayload, { description: '« Cet enfant est-il connu ? » Ce qui est hors de votre portée n’y paraît pas, même par son absence.' })
  lookUpChild(@Args('input') input: LookUpChildInput, @Context('scope') scope: Scope): Promise<object> {
    scope.pad();
    return scope.perform('known', () => scope.run((tx) => lookUpChild(tx, input, this.kek)));
  }

  @ResolveField(() => EntryConnection, { description: 'Ce qui est su de l’enfant et vous est ouvert, du plus récent au plus ancien.' })
  entries(@Parent() dossier: Dossier, @Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Entry>> {
    return pageOfOne(scope, this.cursors, Entry, { column: 'dossierId', value: dossier.id }, args, ['writtenAt', 'id']);
  }
}
