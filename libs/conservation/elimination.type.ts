import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { CategoryEnum } from './conservation-words.js';
import type { Category } from './terms.js';

@ObjectType({ description: 'Ce qui reste d’un dossier détruit : ni nom, ni texte, des nombres et des jours.' })
export class Elimination {
  @Field(() => ID) id: string;
  @Field(() => ID, { description: 'Le dossier qui fut détruit : plus rien n’est à cet identifiant.' }) dossierId: string;
  @Field(() => CategoryEnum) category: Category;
  @Field() doneAt: Date;
  @Field({ description: 'AAAA-N.' }) bordereau: string;
  @Field(() => Int) visaNumber: number;
  @Field(() => Int, { description: 'Clés détruites.' }) keys: number;
  @Field(() => Int, { description: 'Fichiers détruits.' }) pieces: number;
  @Field({ description: 'Le certificat, mot pour mot celui que la destruction a écrit.' }) certificate: string;
}
