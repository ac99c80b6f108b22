import { Args, ArgsType, Context, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { KeyEncryption } from '../platform/key-encryption.js';
import { pageOf } from '../platform/page-of.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { AccuseReception } from './accuse-reception.entity.js';
import { InformationPreoccupante } from './information-preoccupante.entity.js';
import { IntakeStateEnum, ReportInformationPreoccupanteInput } from './informations-preoccupantes.inputs.js';
import { lookAtQualification } from './look-at-qualification.js';
import { Qualification } from './qualification.entity.js';
import { LookAtQualificationInput, QualifyInformationPreoccupanteInput } from './qualification.inputs.js';
import { qualifyInformationPreoccupante } from './qualify-information-preoccupante.js';
import { reportInformationPreoccupante } from './report-information-preoccupante.js';
import { SecondRegard } from './second-regard.entity.js';

const InformationPreoccupanteConnection = connectionOf<InformationPreoccupante>('InformationPreoccupante', () => InformationPreoccupante);
const AccuseReceptionConnection = connectionOf<AccuseReception>('AccuseReception', () => AccuseReception);
const ReportInformationPreoccupantePayload = payloadOf('ReportInformationPreoccupantePayload', 'accuse', () => AccuseReception);

const QualifyInformationPreoccupantePayload = payloadOf('QualifyInformationPreoccupantePayload', 'qualification', () => Qualification);
const LookAtQualificationPayload = payloadOf('LookAtQualificationPayload', 'secondRegard', () => SecondRegard);

@ArgsType()
export class BoardArgs extends PageArgs {
  @Field(() => IntakeStateEnum, { nullable: true }) state?: string | null;
}

@Resolver()
export class InformationsPreoccupantesResolver {
  constructor(private readonly cursors: Cursors, private readonly kek: KeyEncryption) {}

  @Query(() => InformationPreoccupanteConnection, { description: 'Les informations préoccupantes que vous connaissez, de la plus récente à la plus ancienne : toutes celles du département, pour la cellule.' })
  informationsPreoccupantes(@Args() { state, ...args }: BoardArgs, @Context('scope') scope: Scope): Promise<Page<InformationPreoccupante>> {
    return pageOf(scope, this.cursors, InformationPreoccupante, 'read', args, ['receivedAt', 'id'], state ? { where: { state } } : {});
  }

  @Query(() => InformationPreoccupante, { nullable: true })
  informationPreoccupante(@Args('id', { type: () => ID }) id: string, @Context('scope') scope: Scope): Promise<InformationPreoccupante | null> {
    return scope.find(InformationPreoccupante, id, 'read');
  }

  @Query(() => AccuseReceptionConnection, { description: 'Ce que vous avez transmis, avec son accusé de réception.' })
  myInformationsPreoccupantes(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<AccuseReception>> {
    return pageOf(scope, this.cursors, AccuseReception, 'read', args, ['receivedAt', 'id']);
  }

  @Mutation(() => ReportInformationPreoccupantePayload, { description: 'Transmet ce qui vous inquiète : aussitôt reçu, numéroté et daté.' })
  reportInformationPreoccupante(@Args('input') input: ReportInformationPreoccupanteInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('accuse', AccuseReception, (tx) => reportInformationPreoccupante(tx, input));
  }

  @Mutation(() => QualifyInformationPreoccupantePayload, { description: 'La première analyse, par un professionnel de la cellule. Elle prend effet au second regard ; aussitôt, si le danger n’attend pas.' })
  qualifyInformationPreoccupante(@Args('input') input: QualifyInformationPreoccupanteInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('qualification', Qualification, (tx) => qualifyInformationPreoccupante(tx, input, this.kek));
  }

  @Mutation(() => LookAtQualificationPayload, { description: 'Le second regard, par une autre personne de la cellule.' })
  lookAtQualification(@Args('input') input: LookAtQualificationInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('secondRegard', SecondRegard, (tx) => lookAtQualification(tx, input, this.kek));
  }
}
