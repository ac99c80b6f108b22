import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Habilitation } from '../partners/habilitation.entity.js';
import { LegalBasisEnum, KindEnum } from '../dossiers/dossiers.inputs.js';
import { enumOf } from '../platform/enum-of.js';
import { Related } from '../platform/related.js';
import { functionOf, whoIs } from './who-is.js';

export const WrittenEnum = enumOf('Written', ['MESSAGE', 'ENTRY'], 'Un message d’un échange, ou un écrit du dossier.');
export const BasisThenEnum = enumOf('BasisThen', ['AUTHOR', 'FUNCTION', 'ADMISSION', 'SHARE'], 'Il l’avait écrit ; par sa fonction ; par son admission ; cet élément lui était partagé.');
export const KnewEnum = enumOf('Knew', ['WROTE', 'OPENED', 'OPENED_KIND', 'COULD'],
  'Ce que l’on peut affirmer, le plus fort d’abord : il l’avait écrit ; il l’avait ouvert ; il avait ouvert des écrits de ce genre depuis celui-ci, sans que le journal nomme lequel ; il pouvait le lire et ne l’avait pas ouvert.');

@ObjectType({ description: 'Ce qu’une personne savait d’un élément.' })
export class KnewOf {
  @Field(() => Int, { description: 'La personne : son rang parmi celles de la réponse.' }) person: number;
  @Field(() => KnewEnum) knew: keyof typeof KnewEnum;
  @Field({ description: 'Pouvait encore le lire à cet instant.' }) could: boolean;
  @Field(() => BasisThenEnum, { nullable: true, description: 'À quel titre il pouvait le lire ; rien, s’il ne le pouvait plus.' }) basis: keyof typeof BasisThenEnum | null;
  @Field(() => LegalBasisEnum, { nullable: true }) legalBasis: keyof typeof LegalBasisEnum | null;
  @Field(() => Date, { nullable: true, description: 'Quand il l’a ouvert la première fois ; d’un écrit, quand il a ouvert de ce genre la dernière fois.' }) openedAt: Date | null;
}

@ObjectType({ description: 'Un message ou un écrit, sans un mot de ce qu’il dit.' })
export class WrittenThen {
  @Field(() => Int, { description: 'Son rang, du plus ancien.' }) n: number;
  @Field(() => WrittenEnum) what: keyof typeof WrittenEnum;
  @Field(() => KindEnum) kind: keyof typeof KindEnum;
  @Field({ description: 'FULL, ou SUMMARY.' }) detail: string;
  @Field() writtenAt: Date;
  @Field(() => Date, { nullable: true, description: 'Retiré, à cet instant : plus personne ne le lisait.' }) withdrawnAt: Date | null;
  @Field(() => Int, { description: 'Combien de pièces y étaient jointes.' }) pieces: number;
  @Field(() => [KnewOf]) knew: KnewOf[];
  authorId: string;

  @Related<WrittenThen>(() => String, (w, scope) => functionOf(scope, w.authorId), { description: 'De quelle fonction est son auteur.' })
  authorFunctionName?: string;

  @Related<WrittenThen>(() => String, async (w, scope) => (await whoIs(scope, w.authorId))?.organisation?.name ?? null, { nullable: true, description: 'De quelle organisation ; rien, si elle est réservée.' })
  authorOrganisation?: string | null;
}

@ObjectType({ description: 'Une personne qui savait, ou pouvait savoir.' })
export class WhoKnew {
  @Field(() => Int, { description: 'Son rang dans cette réponse, et nulle part ailleurs : un identifiant dirait qui est un magistrat.' }) n: number;
  habilitationId: string;

  @Related<WhoKnew>(() => Habilitation, (w, scope) => whoIs(scope, w.habilitationId), { nullable: true, description: 'Nulle pour un magistrat, dont l’identité est réservée.' })
  by?: Habilitation | null;

  @Related<WhoKnew>(() => String, (w, scope) => functionOf(scope, w.habilitationId))
  functionName?: string;
}

@ObjectType({ description: 'Qui savait quoi d’un enfant, à un instant passé : genres, dates, auteurs et lecteurs. La loi d’aujourd’hui, appliquée aux droits de ce jour-là.' })
export class WhoKnewWhat {
  @Field({ description: 'À cet instant.' }) at: Date;
  @Field(() => Date, { nullable: true, description: 'De ce qui fut écrit depuis.' }) since: Date | null;
  @Field(() => [WhoKnew]) people: WhoKnew[];
  @Field(() => [WrittenThen], { description: 'Du plus ancien au plus récent.' }) written: WrittenThen[];
}
