/** What is written of the letter, field by field: the rest (who, for whom, when, under which number) is known of the signalement and its seal. One class is what is asked and what is shown. */
import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../platform/enum-of.js';
import { DateTime } from '../platform/date-time.js';
import { DANGERS, REQUESTS, type Danger, type Request } from './dangers-and-requests.js';
import { PARAGRAPH_TYPES, type ParagraphType } from './paragraph.js';

const ParagraphTypeEnum = enumOf('ParagraphType', PARAGRAPH_TYPES, 'Comment l’auteur le sait.');
const DangerEnum = enumOf('Danger', Object.keys(DANGERS) as Danger[], 'Ce qui est en danger (C. civ. 375).');
const RequestEnum = enumOf('SignalementRequest', Object.keys(REQUESTS) as Request[], 'Ce qui est demandé au parquet (CASF D.226-2-7).');
const SexEnum = enumOf('LetterSex', ['F', 'M']);

const maybe = { nullable: true } as const;
/** Left empty, the letter says « Non renseigné ». */
const empty = { defaultValue: '' } as const;

@ObjectType() @InputType('LetterMinorInput')
export class LetterMinor {
  @Field() surname: string;
  @Field() givenNames: string;
  @Field(() => SexEnum, maybe) sex?: 'F' | 'M' | null;
  @Field(() => String, { ...maybe, description: 'AAAA-MM-JJ' }) born?: string | null;
  @Field(empty) bornAt: string;
  @Field(empty) nationality: string;
  @Field(empty) address: string;
  @Field({ description: 'Où l’enfant est en ce moment, et jusqu’à quand.' }) foundAt: string;
  @Field(empty) school: string;
  @Field(empty) discernment: string;
  @Field({ ...empty, description: 'Besoins, handicap.' }) needs: string;
  @Field(empty) interpreter: string;
}

@ObjectType() @InputType('LetterParentInput')
export class LetterParent {
  @Field() name: string;
  @Field(() => String, maybe) born?: string | null;
  @Field(empty) address: string;
  @Field(empty) phone: string;
  @Field({ description: 'Ce qu’il est à l’enfant.' }) link: string;
}

@ObjectType() @InputType('LetterSiblingInput')
export class LetterSibling {
  @Field() name: string;
  @Field(() => String, maybe) born?: string | null;
  @Field() atHome: boolean;
}

@ObjectType() @InputType('LetterFamilyInput')
export class LetterFamily {
  @Field(() => [LetterParent]) parents: LetterParent[];
  @Field({ ...empty, description: 'Qui l’exerce.' }) parentalAuthority: string;
  @Field({ ...empty, description: 'Décisions du juge aux affaires familiales.' }) familyJudge: string;
  @Field(empty) partner: string;
  @Field({ ...empty, description: 'Avec qui l’enfant est ce soir.' }) tonight: string;
  @Field(() => [LetterSibling]) siblings: LetterSibling[];
}

@ObjectType() @InputType('LetterParagraphInput')
export class WrittenParagraph {
  @Field(() => ParagraphTypeEnum) type: ParagraphType;
  @Field() text: string;
  @Field(() => DateTime, maybe) at?: Date | null;
  @Field(empty) place: string;
  @Field({ ...empty, description: 'De qui on le tient ; obligatoire pour ce qui est rapporté.' }) source: string;
  @Field({ ...empty, description: 'Spontané ou non, question posée, personnes présentes.' }) circumstances: string;
}

@ObjectType() @InputType('LetterParentsInformedInput')
export class LetterParentsInformed {
  @Field() informed: boolean;
  @Field(() => DateTime, { ...maybe, description: 'S’ils le sont : quand.' }) at?: Date | null;
  @Field({ description: 'S’ils le sont : comment ; sinon : pourquoi non.' }) how: string;
}

@ObjectType() @InputType('LetterActionInput')
export class LetterAction {
  @Field() what: string;
  @Field(() => String, { ...maybe, description: 'AAAA-MM-JJ' }) since?: string | null;
  @Field(empty) effects: string;
}

@ObjectType() @InputType('LetterInput')
export class WrittenLetter {
  @Field() service: string;
  @Field(empty) address: string;
  @Field(empty) phone: string;
  @Field() place: string;
  @Field({ ...empty, description: 'Appel à la permanence du parquet : qui a répondu.' }) callTo: string;
  @Field(() => DateTime, maybe) callAt?: Date | null;
  @Field(() => [String], { description: 'Numéros des actes antérieurs.' }) previousReferences: string[];
  @Field(() => [LetterMinor]) minors: LetterMinor[];
  @Field(() => LetterFamily) family: LetterFamily;
  @Field({ description: 'L’événement, et où est le danger : un paragraphe, séparé du contexte.' }) motif: string;
  @Field(() => [WrittenParagraph]) paragraphs: WrittenParagraph[];
  @Field({ ...empty, description: 'Certificat joint, décrit et non interprété.' }) medical: string;
  @Field(() => LetterParentsInformed) parentsInformed: LetterParentsInformed;
  @Field(empty) knownMeasures: string;
  @Field(() => [LetterAction], { description: 'Les actions déjà menées auprès du mineur et de la famille, et leurs effets : obligatoires pour le département (CASF L.226-4 I).' }) actions: LetterAction[];
  @Field(() => [DangerEnum]) dangers: Danger[];
  @Field({ description: 'Pourquoi l’enfant est en danger.' }) danger: string;
  @Field({ ...empty, description: 'Pourquoi la protection administrative ne suffit pas.' }) administrativeProtection: string;
  @Field(() => [RequestEnum]) asked: Request[];
  @Field(empty) argument: string;
  @Field({ ...empty, description: 'Famille ou tiers digne de confiance, si un accueil hors du domicile est demandé (C. civ. 375-3).' }) familyPossibilities: string;
  @Field(() => [String]) attachments: string[];
}
