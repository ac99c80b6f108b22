import { Field, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../platform/enum-of.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { DateTime } from '../platform/date-time.js';
import { Related } from '../platform/related.js';

export const AccessEnum = enumOf('Access', ['READS', 'ITEM_BY_ITEM', 'EMITS_ONLY', 'NO'], 'Lit, pièce par pièce, émet seul, non.');

@ObjectType({ description: 'Ce qu’une personne peut d’un genre d’information, selon la loi et les admissions telles qu’elles sont.' })
export class Sees {
  @Field() kind: string;
  @Field(() => AccessEnum) access: keyof typeof AccessEnum;
  @Field(() => String, { nullable: true, description: 'S par sa fonction, P par admission.' }) right: string | null;
  @Field(() => String, { nullable: true, description: 'Ce qui se lit : FULL, ou SUMMARY, le résumé seul.' }) detail: string | null;
  @Field(() => String, { nullable: true, description: 'Seulement ce qui vient de ce dossier de soin : PMI, SCHOOL_HEALTH.' }) source: string | null;
  @Field(() => String, { nullable: true, description: 'Ce qui se partage de plus, pièce par pièce : FULL, ou SUMMARY.' }) itemByItem: string | null;
  @Field() writes: boolean;
}

@ObjectType()
export class WhoSees {
  habilitationId: string;
  @Field({ description: 'Du territoire, par sa fonction.' }) byFunction: boolean;
  @Field({ description: 'Admis à ce dossier.' }) admitted: boolean;
  @Field({ description: 'Membre de l’équipe d’évaluation (CASF D.226-2-5).' }) evaluator: boolean;
  @Field(() => DateTime, { nullable: true, description: 'Depuis quand il est admis.' }) since: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Jusqu’à quand il est admis.' }) until: Date | null;
  cells: Sees[];

  @Related<WhoSees>(() => [Sees], (row) => row.cells, { description: 'Une case par colonne de la table, dans leur ordre.' })
  sees?: Sees[];

  @Related<WhoSees>(() => Habilitation, (row, scope) => cardOf(scope, row.habilitationId))
  habilitation?: Habilitation;
}

@ObjectType({ description: 'La table « qui voit quoi » d’un dossier. Les genres dont l’existence même est un secret n’y sont que pour qui admet.' })
export class WhoSeesWhat {
  @Field(() => [String]) kinds: string[];
  @Field(() => [WhoSees]) people: WhoSees[];
}
