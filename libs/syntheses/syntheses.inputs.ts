import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { DetailEnum, DutyEnum, KindEnum, LegalBasisEnum, PurposeEnum } from '../dossiers/dossiers.inputs.js';
import { PageArgs } from '../platform/connection-type.js';
import { DateTime } from '../platform/date-time.js';
import { PartEnum, PointHeadingEnum, SyntheseBasisEnum, SyntheseTypeEnum } from './words.js';

@InputType({ description: 'Un point de l’ordre du jour : un intitulé d’une liste close, jamais un texte.' })
export class PointInput {
  @Field(() => PointHeadingEnum) heading: keyof typeof PointHeadingEnum;
  @Field(() => KindEnum, { nullable: true, description: 'Par défaut, celui de l’intitulé.' }) kind?: keyof typeof KindEnum | null;
  @Field(() => DetailEnum, { defaultValue: 'FULL', description: 'Le médical ne se dit qu’en résumé.' }) detail: keyof typeof DetailEnum;
  @Field(() => PartEnum, { defaultValue: 'PROFESSIONALS' }) part: keyof typeof PartEnum;
  @Field(() => Int, { description: 'Sa durée, en minutes.' }) minutes: number;
  @Field(() => ID, { nullable: true, description: 'L’enfant dont on y parle, d’une fratrie liée ; par défaut, celui du dossier d’attache.' }) dossierId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Qui y parle, d’entre les convoqués ; sans elle, la famille.' }) speakerId?: string | null;
}

@InputType({ description: 'L’admission accordée par le même acte à qui n’est pas encore admis.' })
export class AdmissionWithConvocationInput {
  @Field(() => [KindEnum]) kinds: (keyof typeof KindEnum)[];
  @Field(() => DutyEnum, { defaultValue: 'NONE' }) duty: keyof typeof DutyEnum;
  @Field(() => LegalBasisEnum) legalBasis: keyof typeof LegalBasisEnum;
  @Field() necessity: string;
  @Field(() => String, { nullable: true, description: 'Pourquoi l’évaluateur est quelqu’un qui suit déjà la famille (CASF D.226-2-5).' }) evaluatorException?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Six mois au plus ; par défaut, six mois.' }) validTo?: Date | null;
}

@InputType()
export class ConvokedInput {
  @Field(() => ID) habilitationId: string;
  @Field({ defaultValue: false, description: 'Sans elle, la réunion ne se tient pas utilement.' }) required: boolean;
  @Field(() => AdmissionWithConvocationInput, { nullable: true }) admission?: AdmissionWithConvocationInput | null;
}

@InputType()
export class SlotInput {
  @Field(() => DateTime) startsAt: Date;
  @Field(() => DateTime) endsAt: Date;
  @Field(() => String, { nullable: true, description: 'Scellé : un lieu peut être tenu secret.' }) place?: string | null;
  @Field(() => String, { nullable: true, description: 'D’un délai plus court que l’usage, pourquoi.' }) reason?: string | null;
}

@InputType()
export class PreviewConveningInput {
  @Field(() => ID) dossierId: string;
  @Field(() => SyntheseTypeEnum) type: keyof typeof SyntheseTypeEnum;
  @Field(() => PurposeEnum) purpose: keyof typeof PurposeEnum;
  @Field(() => SyntheseBasisEnum, { defaultValue: 'CASF_226_2_2' }) legalBasis: keyof typeof SyntheseBasisEnum;
  @Field(() => [PointInput]) points: PointInput[];
  @Field(() => [ConvokedInput], { description: 'Admis, ou à admettre par cet acte, ou de votre territoire par leur fonction. Qui convoque siège.' }) people: ConvokedInput[];
  @Field(() => SlotInput, { nullable: true, description: 'Sa date, si elle est connue.' }) date?: SlotInput | null;
}

@InputType()
export class ConveneSyntheseInput extends PreviewConveningInput {
  @Field(() => ID, { description: 'Clé d’idempotence : un nouvel essai ne crée rien de plus.' }) requestId: string;
  @Field({ description: 'L’empreinte de ce qui a été montré (previewConvening).' }) effectDigest: string;
}

@InputType()
export class SetSyntheseDateInput extends SlotInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) syntheseId: string;
}

@InputType()
export class MoveSyntheseInput extends SetSyntheseDateInput {}

@InputType()
export class CancelSyntheseInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) syntheseId: string;
  @Field({ description: 'Le motif, lu des convoqués.' }) reason: string;
}

@InputType()
export class AddConvocationInput extends ConvokedInput {
  @Field(() => ID) syntheseId: string;
}

@InputType()
export class EndConvocationInput {
  @Field(() => ID) convocationId: string;
}

@InputType()
export class SharePointInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID, { description: 'Un point auquel vous assistez par vous-même.' }) pointId: string;
  @Field(() => ID, { description: 'Avec qui, d’entre les convoqués.' }) habilitationId: string;
  @Field(() => LegalBasisEnum) legalBasis: keyof typeof LegalBasisEnum;
  @Field({ description: 'En quoi c’est nécessaire à la mission de cette personne.' }) necessity: string;
  @Field(() => DateTime, { nullable: true, description: 'Six mois au plus ; par défaut, six mois.' }) validTo?: Date | null;
}

@ArgsType()
export class SynthesesArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Celles de ce dossier.' }) dossierId?: string | null;
  @Field({ defaultValue: false, description: 'Celles où vous êtes convoqué, à venir ou en préparation.' }) mineToCome: boolean;
}
