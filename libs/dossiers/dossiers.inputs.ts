import { Field, ID, InputType } from '@nestjs/graphql';
import { enumOf } from '../platform/enum-of.js';
import { DateTime } from '../platform/date-time.js';
import { KINDS } from '../secrecy/kinds.js';
import { PRIOR_EXCEPTIONS } from './prior-exceptions.js';

export const KindEnum = enumOf('Kind', KINDS, 'Les onze genres de ce qui se partage, et la logistique.');
export const DetailEnum = enumOf('Detail', ['FULL', 'SUMMARY']);
export const DutyEnum = enumOf('Duty', ['NONE', 'EVALUATEUR'], 'EVALUATEUR : équipe d’évaluation (CASF D.226-2-5).');
export const PurposeEnum = enumOf('Purpose', ['EVALUATE', 'DETERMINE_ACTION', 'IMPLEMENT_ACTION'], 'Les finalités de CASF L.226-2-2.');
export const MeansEnum = enumOf('Means', ['INTERVIEW', 'CALL', 'LETTER', 'INTERPRETER', 'NONE']);
export const ExceptionEnum = enumOf('PriorInformationException', PRIOR_EXCEPTIONS, 'Contraire à l’intérêt de l’enfant (CASF L.226-2-2) : exception motivée.');
export const LegalBasisEnum = enumOf('LegalBasis', ['CASF_226_2_2', 'CASF_226_2_1', 'CASF_221_6', 'CASF_226_4', 'CPP_40', 'CP_226_14', 'CASF_221_3', 'CASF_221_4', 'CASF_223_5',
  'CSP_1110_4_II', 'CSP_1110_4_III', 'CJPM_241_2', 'CASF_121_6_2', 'JUDICIAL_REQUISITION', 'CRPA_ACCESS']);
export const LienNatureEnum = enumOf('LienNature', ['PARENTAL_AUTHORITY', 'GUARDIAN', 'HOUSEHOLD', 'RELATIVE', 'TRUSTED_THIRD_PARTY', 'VOLUNTEER_THIRD_PARTY', 'OTHER'], 'Titulaire de l’autorité parentale, tuteur, membre du foyer, parent, tiers digne de confiance, tiers bénévole, autre.');
export const GlassOutcomeEnum = enumOf('GlassOutcome', ['JUSTIFIED', 'UNJUSTIFIED'], 'L’accès exceptionnel était justifié, ou non.');

@InputType()
export class OpenDossierInput {
  @Field(() => ID, { description: 'Clé d’idempotence : un nouvel essai ne crée rien de plus.' }) requestId: string;
  @Field(() => ID) territoireId: string;
  @Field() surname: string;
  @Field() givenNames: string;
  @Field({ description: 'AAAA-MM-JJ' }) birthDate: string;
  @Field(() => [ID], { nullable: true }) siblingDossierIds?: string[];
}

@InputType()
export class RecordPriorInformationInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) dossierId: string;
  @Field(() => ID, { nullable: true, description: 'Un titulaire de l’autorité parentale ou un tuteur. Sans elle : l’enfant lui-même.' }) personneId?: string;
  @Field(() => MeansEnum) means: keyof typeof MeansEnum;
  @Field(() => ExceptionEnum, { defaultValue: 'NONE' }) exception: keyof typeof ExceptionEnum;
  @Field(() => DateTime) informedAt: Date;
  @Field({ description: 'Ce qui a été annoncé ; d’une exception, son motif.' }) announced: string;
  @Field({ description: 'La langue dans laquelle la personne a été informée.', defaultValue: 'français' }) language: string;
  @Field(() => ID, { nullable: true, description: 'Qui a informé ; par défaut, vous.' }) informedById?: string;
  @Field(() => DateTime, { nullable: true, description: 'Quand l’exception sera revue : un mois au plus ; par défaut, un mois.' }) reviewAt?: Date;
}

@InputType()
export class ValidatePriorExceptionInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) priorInformationId: string;
}

@InputType()
export class AddPersonneInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) dossierId: string;
  @Field() surname: string;
  @Field() givenNames: string;
}

@InputType()
export class AddLienInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) personneId: string;
  @Field(() => LienNatureEnum) nature: keyof typeof LienNatureEnum;
  @Field({ description: 'Ce qu’il est à l’enfant : mère, beau-père, grand-mère…' }) quality: string;
  @Field(() => DateTime, { description: 'Depuis quand ; au plus tard maintenant.' }) validFrom: Date;
}

@InputType()
export class EndLienInput {
  @Field(() => ID) lienId: string;
}

/** Whom, to what, for what, when: what an admission, its preview and its proposal have in common. */
@InputType({ isAbstract: true })
export class AdmissionTerms {
  @Field(() => ID) dossierId: string;
  @Field(() => ID) habilitationId: string;
  @Field(() => [KindEnum]) kinds: (keyof typeof KindEnum)[];
  @Field(() => DutyEnum, { defaultValue: 'NONE' }) duty: keyof typeof DutyEnum;
  @Field(() => PurposeEnum) purpose: keyof typeof PurposeEnum;
  @Field(() => String, { nullable: true, description: 'Pourquoi l’évaluateur est quelqu’un qui suit déjà la famille (CASF D.226-2-5) ; sans elle, il est refusé.' }) evaluatorException?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Par défaut, aussitôt ; jamais dans le passé.' }) validFrom?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Six mois au plus ; par défaut, six mois.' }) validTo?: Date | null;
}

@InputType()
export class PreviewAdmissionInput extends AdmissionTerms {
  @Field(() => ID, { nullable: true, description: 'L’admission que celle-ci remplacerait (changeAdmission).' }) replacesId?: string | null;
}

@InputType()
export class AdmitInput extends AdmissionTerms {
  @Field(() => ID) requestId: string;
  @Field(() => LegalBasisEnum) legalBasis: keyof typeof LegalBasisEnum;
  @Field() necessity: string;
  @Field({ description: 'L’empreinte de ce qui a été montré (previewAdmission).' }) effectDigest: string;
}

@InputType()
export class ChangeAdmissionInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID, { description: 'L’admission remplacée ; les échanges qu’elle ouvrait restent ouverts.' }) admissionId: string;
  @Field(() => [KindEnum]) kinds: (keyof typeof KindEnum)[];
  @Field(() => DutyEnum, { defaultValue: 'NONE' }) duty: keyof typeof DutyEnum;
  @Field(() => PurposeEnum) purpose: keyof typeof PurposeEnum;
  @Field(() => LegalBasisEnum) legalBasis: keyof typeof LegalBasisEnum;
  @Field() necessity: string;
  @Field(() => String, { nullable: true, description: 'Pourquoi l’évaluateur est quelqu’un qui suit déjà la famille (CASF D.226-2-5) ; sans elle, il est refusé.' }) evaluatorException?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Six mois au plus ; par défaut, six mois.' }) validTo?: Date | null;
  @Field({ description: 'L’empreinte de ce qui a été montré (previewAdmission, avec replacesId).' }) effectDigest: string;
}

@InputType()
export class ProposeAdmissionInput extends AdmissionTerms {
  @Field(() => ID) requestId: string;
  @Field(() => LegalBasisEnum) legalBasis: keyof typeof LegalBasisEnum;
  @Field() necessity: string;
}

@InputType()
export class GrantAdmissionProposalInput {
  @Field(() => ID) proposalId: string;
  @Field({ description: 'L’empreinte de ce qui a été montré (previewAdmissionProposal).' }) effectDigest: string;
}

@InputType()
export class RefuseAdmissionProposalInput {
  @Field(() => ID) proposalId: string;
  @Field({ description: 'Le motif, lu de qui a proposé.' }) reason: string;
}

@InputType()
export class NameReferentInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) dossierId: string;
  @Field(() => ID, { description: 'Une personne admise au dossier, dont la fonction suit les enfants.' }) habilitationId: string;
}

@InputType()
export class EndReferentInput {
  @Field(() => ID) referentId: string;
}

@InputType()
export class BreakGlassInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID, { description: 'La référence du dossier, d’un autre territoire que le vôtre.' }) dossierId: string;
  @Field({ description: 'Pourquoi, en vingt signes au moins. Lu du responsable qui reverra l’accès.' }) motive: string;
  @Field(() => DateTime, { nullable: true, description: 'Vingt-quatre heures au plus ; par défaut, vingt-quatre heures.' }) validTo?: Date;
}

@InputType()
export class ReviewGlassInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) admissionId: string;
  @Field(() => GlassOutcomeEnum) outcome: keyof typeof GlassOutcomeEnum;
  @Field({ description: 'Ce qui a été constaté.' }) finding: string;
}

@InputType()
export class EndAdmissionInput {
  @Field(() => ID) admissionId: string;
  @Field(() => String, { nullable: true, description: 'L’empreinte de ce qui a été montré (previewEndAdmission) : un effet changé est refusé. Sans elle, l’accès est fermé aussitôt.' }) effectDigest?: string | null;
}

@InputType()
export class WriteEntryInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID) dossierId: string;
  @Field(() => KindEnum) kind: keyof typeof KindEnum;
  @Field(() => DetailEnum, { defaultValue: 'FULL' }) detail: keyof typeof DetailEnum;
  @Field() body: string;
}

@InputType()
export class LookUpChildInput {
  @Field() surname: string;
  @Field() givenNames: string;
  @Field() birthDate: string;
}
