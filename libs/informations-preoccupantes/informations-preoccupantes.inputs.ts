import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { enumOf } from '../platform/enum-of.js';
import { DetailEnum, ExceptionEnum, MeansEnum } from '../dossiers/dossiers.inputs.js';
import { DateTime } from '../platform/date-time.js';
import { kindsOf } from '../secrecy/kinds.js';
import { ORIGIP, TRANSIP } from './olinpe.js';
import { STATES } from './states.js';

export const ChannelEnum = enumOf('IntakeChannel', ['PLATFORM', 'PHONE', 'LETTER', 'EMAIL', 'IN_PERSON', 'NOTE_119'], 'Par quelle voie.');
export const PlaceEnum = enumOf('MineurPlace', ['TARGETED', 'HOUSEHOLD'], 'Visé, ou autre mineur du foyer (CASF L.226-3).');
export const ElementKindEnum = enumOf('ElementKind', kindsOf('ElementRecueilli'), 'Ce qui s’écrit au recueil : famille, école, faits, médical (professionnels de santé), paroles des parents, paroles de l’enfant.');
export const IntakeStateEnum = enumOf('IntakeState', STATES);
export const OrigipEnum = enumOf('Origip', Object.keys(ORIGIP), 'De qui est l’inquiétude (OLINPE, ORIGIP).');
export const TransipEnum = enumOf('Transip', Object.keys(TRANSIP), 'Qui l’a transmise (OLINPE, TRANSIP).');

const ABOUT = 'De quels enfants, par leur rang dans la liste ; par défaut, du premier.';

@InputType()
export class MineurConcerneInput {
  @Field(() => PlaceEnum, { defaultValue: 'TARGETED' }) place: string;
  @Field() surname: string;
  @Field() givenNames: string;
  @Field(() => String, { nullable: true, description: 'AAAA-MM-JJ, s’il est connu.' }) birthDate?: string | null;
  @Field(() => String, { nullable: true }) sex?: string | null;
  @Field(() => String, { nullable: true }) birthPlace?: string | null;
  @Field(() => String, { nullable: true, description: 'Où il habite, où il est en ce moment, avec qui.' }) whereabouts?: string | null;
}

@InputType()
export class AttachPieceRecueillieInput {
  @Field(() => [ID], { description: 'Des éléments que vous avez transmis, d’une même nature, un par enfant : leurs lecteurs liront la pièce, et eux seuls.' }) elementIds: string[];
  @Field(() => ID, { description: 'Le dépôt (POST /pieces/depots), une fois examiné. Un nouvel essai ne double rien.' }) depositId: string;
}

@InputType()
export class ElementRecueilliInput {
  @Field(() => ElementKindEnum) kind: string;
  @Field(() => DetailEnum, { defaultValue: 'FULL' }) detail: string;
  @Field() body: string;
  @Field(() => [Int], { defaultValue: [0], description: ABOUT }) about: number[];
}

@InputType()
export class InformationDesParentsInput {
  @Field({ description: 'Qui : nom, et ce qu’il est à l’enfant.' }) person: string;
  @Field(() => MeansEnum) means: string;
  @Field(() => ExceptionEnum, { defaultValue: 'NONE' }) exception: string;
  @Field(() => DateTime) informedAt: Date;
  @Field({ description: 'Ce qui a été annoncé ; d’une exception, son motif.' }) announced: string;
  @Field(() => [Int], { defaultValue: [0], description: ABOUT }) about: number[];
}

@InputType()
export class InformantInput {
  @Field(() => ChannelEnum, { defaultValue: 'PLATFORM' }) channel: string;
  @Field(() => OrigipEnum) origin: keyof typeof ORIGIP;
  @Field(() => TransipEnum) transmittedBy: keyof typeof TRANSIP;
  @Field(() => String, { nullable: true, description: 'Qui a parlé. Sans elle : anonyme, ou vous-même. Ne l’écrivez nulle part ailleurs.' }) identity?: string | null;
  @Field(() => String, { nullable: true }) reachBy?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Si la personne vit au domicile de l’enfant : ce qu’on lui envoie pourrait y être lu.' }) livesWithChild?: boolean | null;
}

@InputType()
export class ReportInformationPreoccupanteInput {
  @Field(() => ID, { description: 'Clé d’idempotence : un nouvel essai ne transmet rien de plus.' }) requestId: string;
  @Field(() => DateTime, { nullable: true, description: 'Quand elle a été reçue : le délai court de là. Par défaut, maintenant ; jamais dans l’avenir.' }) receivedAt?: Date | null;
  @Field({ defaultValue: false, description: 'Danger grave et immédiat : la cellule l’examine aussitôt.' }) graveDanger: boolean;
  @Field(() => [MineurConcerneInput], { description: 'Les enfants visés, et les autres mineurs du foyer.' }) mineurs: MineurConcerneInput[];
  @Field(() => [ElementRecueilliInput]) elements: ElementRecueilliInput[];
  @Field(() => [InformationDesParentsInput], { defaultValue: [] }) parents: InformationDesParentsInput[];
  @Field(() => InformantInput) informant: InformantInput;
}
