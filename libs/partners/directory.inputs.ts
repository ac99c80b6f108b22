import { Field, ID, InputType } from '@nestjs/graphql';
import { enumOf } from '../platform/enum-of.js';
import { DateTime } from '../platform/date-time.js';
import { FUNCTION_NAMES } from '../secrecy/functions.js';

const SECTORS = ['DEPARTEMENT', 'PMI', 'SCHOOL', 'SCHOOL_HEALTH', 'HOSPITAL', 'ASSOCIATION', 'PJJ', 'JUSTICE', 'POLICE', 'OTHER'] as const;
export const SectorEnum = enumOf('Sector', SECTORS);
export const FunctionEnum = enumOf('FunctionName', FUNCTION_NAMES, 'Les fonctions qu’une habilitation peut tenir.');

@InputType()
export class RegisterOrganisationInput {
  @Field(() => ID) requestId: string;
  @Field() name: string;
  @Field(() => SectorEnum) sector: keyof typeof SectorEnum;
  @Field(() => String, { nullable: true, description: 'Quatorze chiffres, clé vérifiée.' }) siret?: string | null;
  @Field(() => String, { nullable: true, description: 'Sept chiffres et une lettre, vérifiée.' }) uai?: string | null;
  @Field(() => String, { nullable: true, description: 'Neuf chiffres, clé vérifiée.' }) finess?: string | null;
  @Field(() => String, { nullable: true, description: 'Code INSEE.' }) communeCode?: string | null;
  @Field(() => String, { nullable: true }) communeName?: string | null;
}

@InputType()
export class RegisterServiceInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) organisationId: string;
  @Field() name: string;
  @Field(() => String, { nullable: true }) onCallPhone?: string | null;
  @Field(() => String, { nullable: true }) onCallHours?: string | null;
}

@InputType()
export class RegisterSubstitutionInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID, { description: 'L’habilitation remplacée.' }) habilitationId: string;
  @Field(() => ID, { description: 'Celle qui remplace, de la même organisation.' }) substituteId: string;
  @Field(() => DateTime) validFrom: Date;
  @Field(() => DateTime) validTo: Date;
}

@InputType()
export class RegisterAstreinteInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID, { description: 'L’habilitation de responsable de l’ASE qui sera d’astreinte.' }) habilitationId: string;
  @Field(() => DateTime) validFrom: Date;
  @Field(() => DateTime, { description: 'Sept jours après le début, au plus.' }) validTo: Date;
}

@InputType()
export class EndAstreinteInput {
  @Field(() => ID) astreinteId: string;
}

@InputType()
export class RegisterConventionInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) organisationId: string;
  @Field() reference: string;
  @Field(() => DateTime) validFrom: Date;
  @Field(() => DateTime) validTo: Date;
}

@InputType()
export class RegisterDelegationInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) delegateId: string;
  @Field({ description: 'Qui délègue : le président du conseil départemental, sous le nom de l’arrêté.' }) delegator: string;
  @Field() arreteReference: string;
  @Field(() => DateTime) validFrom: Date;
  @Field(() => DateTime) validTo: Date;
}

@InputType()
export class EndDelegationInput {
  @Field(() => ID) delegationId: string;
}

@InputType()
export class RegisterRessortInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) territoireId: string;
  @Field(() => ID) parquetId: string;
  @Field(() => DateTime) validFrom: Date;
  @Field(() => DateTime) validTo: Date;
}

@InputType()
export class DirectorySearchInput {
  @Field(() => FunctionEnum, { nullable: true }) function?: keyof typeof FunctionEnum | null;
  @Field(() => String, { nullable: true, description: 'Le code de la commune, ou une part de son nom.' }) commune?: string | null;
  @Field(() => String, { nullable: true, description: 'Une part du nom de l’organisation, sans égard aux accents.' }) organisation?: string | null;
}
