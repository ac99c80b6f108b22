import { Field, ID, InputType } from '@nestjs/graphql';
import { LegalBasisEnum } from '../dossiers/dossiers.inputs.js';
import { DateTime } from '../platform/date-time.js';

@InputType({ description: 'Un message ou un écrit, et un seul.' })
export class ShareItemInput {
  @Field(() => ID) requestId: string;
  @Field(() => ID, { nullable: true }) messageId?: string;
  @Field(() => ID, { nullable: true }) entryId?: string;
  @Field(() => ID, { description: 'Avec qui : une habilitation, jamais une fonction ni un groupe.' }) habilitationId: string;
  @Field({ nullable: true, description: 'Partager ce résumé, écrit par vous, au lieu de l’élément.' }) summary?: string;
  @Field(() => LegalBasisEnum) legalBasis: keyof typeof LegalBasisEnum;
  @Field({ description: 'En quoi c’est nécessaire à la mission de cette personne.' }) necessity: string;
  @Field(() => DateTime, { nullable: true, description: 'Six mois au plus ; par défaut, six mois.' }) validTo?: Date;
}

@InputType()
export class EndShareInput {
  @Field(() => ID) shareId: string;
  @Field(() => String, { nullable: true, description: 'L’empreinte de ce qui a été montré (previewEndShare) : un effet changé est refusé. Sans elle, le partage est fermé aussitôt.' }) effectDigest?: string | null;
}
