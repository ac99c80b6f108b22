import { Field, ID, InputType } from '@nestjs/graphql';
import { enumOf } from '../platform/enum-of.js';
import { EBAUCHE_FORMS, type EbaucheForm } from './ebauche.entity.js';

export const EbaucheFormEnum = enumOf('EbaucheForm', EBAUCHE_FORMS, 'Recueil d’une information préoccupante, lettre au procureur, convocation d’une synthèse.');

@InputType()
export class SaveEbaucheInput {
  @Field(() => EbaucheFormEnum) form: EbaucheForm;
  @Field(() => ID, { nullable: true, description: 'Le dossier ou le signalement d’où l’on écrit ; rien n’en est lu.' }) aboutId?: string | null;
  @Field({ description: 'Vide : l’ébauche est écartée.' }) body: string;
}
