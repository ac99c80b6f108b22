import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { FunctionEnum } from '../partners/directory.inputs.js';
import { DutyEnum, KindEnum } from './dossiers.inputs.js';

@InputType({ description: 'Une personne qui n’est personne : sa fonction, et comment elle se tiendrait devant un dossier qui n’est d’aucun enfant.' })
export class SimulateAccessInput {
  @Field(() => FunctionEnum) function: keyof typeof FunctionEnum;
  @Field({ description: 'Le dossier serait de son territoire.' }) inTerritory: boolean;
  @Field(() => DutyEnum, { description: 'Sa mission, si elle y était admise.' }) duty: keyof typeof DutyEnum;
  @Field(() => [KindEnum], { description: 'Ce pour quoi elle y serait admise ; rien : elle n’y est pas admise.' }) kinds: (keyof typeof KindEnum)[];
}

@ObjectType({ description: 'Ce que la loi répondrait, dans ses mots à elle.' })
export class LawSays {
  @Field() allowed: boolean;
  @Field() phrase: string;
  @Field() article: string;
}

@ObjectType({ description: 'Un genre d’information, pour cette personne.' })
export class SimulatedKind {
  @Field() kind: string;
  @Field({ description: 'Cette fonction peut être admise pour ce genre ; sinon l’admission n’ouvrirait rien, et n’est pas comptée.' }) admissible: boolean;
  @Field(() => LawSays, { description: 'Lire un élément que quelqu’un d’autre a écrit.' }) read: LawSays;
  @Field(() => String, { nullable: true, description: 'Ce qui se lit : FULL, ou SUMMARY, le résumé seul.' }) detail: string | null;
  @Field(() => String, { nullable: true, description: 'Seulement ce qui vient de ce dossier de soin : PMI, SCHOOL_HEALTH.' }) source: string | null;
  @Field(() => String, { nullable: true, description: 'Ce qui peut lui être partagé de plus, élément par élément : FULL, ou SUMMARY.' }) itemByItem: string | null;
  @Field(() => LawSays, { nullable: true, description: 'Savoir qu’un message est là, dans un échange auquel elle participerait ; rien, d’un genre qu’aucun échange ne porte.' }) notice: LawSays | null;
  @Field(() => LawSays, { description: 'Écrire un élément de ce genre.' }) write: LawSays;
}

@ObjectType({ description: 'Ce que la loi ouvrirait à une telle personne : aucune personne réelle, aucun dossier, aucun contenu.' })
export class SimulatedAccess {
  @Field() functionName: string;
  @Field() subjectToSecrecy: boolean;
  @Field({ description: 'Ce qui la tient au secret, ou non.' }) secrecyArticle: string;
  @Field(() => [SimulatedKind]) kinds: SimulatedKind[];
}
