import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Dossier } from '../../../libs/dossiers/dossier.entity.js';
import { VERBS, type Verb } from '../../../libs/platform/awaited.js';
import { DateTime } from '../../../libs/platform/date-time.js';
import { enumOf } from '../../../libs/platform/enum-of.js';
import { loadOne } from '../../../libs/platform/loader.js';
import { Node } from '../../../libs/platform/node.js';
import { Related } from '../../../libs/platform/related.js';
import { type Period, PERIODS } from './days.js';

const VerbEnum = enumOf('AwaitedVerb', VERBS, undefined, {
  MEET: { description: 'Satisfaire un délai légal dont vous répondez.' }, QUALIFY: { description: 'Faire la première analyse d’une information préoccupante.' },
  LOOK: { description: 'Porter un second regard sur ce qu’une autre personne a qualifié.' }, DECIDE: { description: 'Décider de la suite d’une évaluation dont le rapport est remis.' }, TELL: { description: 'Informer qui a transmis de ce qu’il en est advenu.' },
  ACKNOWLEDGE: { description: 'Accuser réception d’un message qui vous nomme.' }, ANSWER: { description: 'Répondre : votre réponse est attendue.' }, GRANT: { description: 'Accorder ou refuser ce qui est proposé.' },
  DUE: { description: 'Faire une action qui vous est confiée, et le dire ; de celles que vous avez décidées, relancer ce qui est en retard.' }, VOTE: { description: 'Dire quand vous pouvez venir : un sondage vous le demande.' }, PREPARE: { description: 'Donner une date à une réunion que vous convoquez.' },
  ATTEND: { description: 'Siéger à une réunion de synthèse où vous êtes convoqué.' }, VALIDATE: { description: 'Valider ce qu’une autre personne a motivé, ou le compte rendu d’une réunion close.' }, REVIEW: { description: 'Revoir ce qui arrive à son terme.' }, REPAIR: { description: 'Une adresse refuse le courrier.' }, READ: { description: 'Lire ce que d’autres ont écrit.' },
});
const PeriodEnum = enumOf('DayPeriod', PERIODS);

@ObjectType({ description: 'Ce qui vous attend : un verbe, une date, de qui il s’agit. Jamais le contenu.' })
export class AwaitedItem {
  @Field(() => VerbEnum) verb: Verb;
  @Field(() => DateTime, { nullable: true, description: 'Avant quand ; nul si rien ne le fixe.' }) dueAt: Date | null;
  @Field({ description: 'La date est passée.' }) late: boolean;
  @Field(() => PeriodEnum, { description: 'Sous quel compteur.' }) period: Period;
  dossierId: string | null;
  @Field(() => ID, { nullable: true }) threadId?: string;
  @Field(() => Int, { nullable: true, description: 'Le message de cet échange.' }) seq?: number;
  @Field(() => Int, { nullable: true, description: 'Combien de messages sont à lire ; 100 veut dire cent ou plus.' }) count?: number;
  @Field(() => Node, { nullable: true, description: 'Ce qui est à accorder, valider, revoir ou réparer ; la réunion où siéger, l’action à faire.' }) about?: Node;

  @Related<AwaitedItem>(() => Dossier, (i, scope) => (i.dossierId === null ? null : loadOne(scope, Dossier, i.dossierId)), { nullable: true })
  dossier?: Dossier | null;
}

@ObjectType({ description: 'Ce qui est attendu de vous : en retard, aujourd’hui, cette semaine, à suivre.' })
export class MyDay {
  @Field(() => Int) late: number;
  @Field(() => Int) today: number;
  @Field(() => Int) week: number;
  @Field(() => Int, { description: 'Sans date, ou au-delà de sept jours.' }) later: number;
  @Field({ description: 'Il y en a d’autres que ceux-ci ; les compteurs s’arrêtent à cent de chaque sorte.' }) more: boolean;
  @Field(() => [AwaitedItem]) items: AwaitedItem[];
}
