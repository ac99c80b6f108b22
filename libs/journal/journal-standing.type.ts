import { Field, Int, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../platform/enum-of.js';
import { WITNESS_NAMES, WITNESS_STATES } from './witnesses/witness.js';

export const WitnessNameEnum = enumOf('WitnessName', WITNESS_NAMES, 'Un dossier sur un autre disque ; une boîte aux lettres ; un stockage tenu par un tiers.');
export const WitnessStateEnum = enumOf('WitnessState', WITNESS_STATES, 'Ce qu’il a commence ce que nous avons ; il n’a pas pu être interrogé ; ce qu’il a n’est pas ce que nous avons.');
export const STANDINGS = ['SIGNED', 'UNSIGNED', 'LATE', 'SILENT', 'DIFFERS'] as const;
export const StandingEnum = enumOf('JournalStandingCode', STANDINGS, 'Numéroté et signé ; pas encore signé ; en retard ; arrêté, l’alarme est donnée ; un témoin a autre chose.');

@ObjectType({ description: 'Un point de contrôle signé : la taille et la racine du journal de toute l’installation.' })
export class JournalCheckpoint {
  @Field(() => Int, { description: 'Combien de feuilles.' }) size: number;
  @Field({ description: 'Leur racine (SHA-256, base64).' }) root: string;
  @Field({ description: 'Quand il fut signé, à la vraie heure.' }) signedAt: Date;
  @Field(() => String, { nullable: true, description: 'La clé publique, « nom+identifiant+clé » : celle que cette base connaît. La vôtre vaut mieux.' }) key: string | null;
}

@ObjectType({ description: 'Qui garde les points de contrôle hors de portée de la base.' })
export class JournalWitness {
  @Field(() => WitnessNameEnum) name: (typeof WITNESS_NAMES)[number];
  @Field(() => WitnessStateEnum) state: (typeof WITNESS_STATES)[number];
  @Field(() => Int, { description: 'La taille du dernier qu’il a ; zéro : aucun.' }) size: number;
  @Field(() => Date, { nullable: true, description: 'Quand il l’a pris.' }) takenAt: Date | null;
  @Field(() => Int, { description: 'Depuis combien de secondes il fut interrogé.' }) askedSecondsAgo: number;
}

@ObjectType({ description: 'Où en est la preuve du journal. Rien d’un enfant, rien de personne : des tailles, une racine, des âges.' })
export class JournalStanding {
  @Field(() => StandingEnum) standing: (typeof STANDINGS)[number];
  @Field(() => JournalCheckpoint, { nullable: true }) checkpoint: JournalCheckpoint | null;
  @Field(() => [JournalWitness]) witnesses: JournalWitness[];
  @Field(() => Int, { nullable: true, description: 'Depuis combien de secondes attend la première ligne qui n’a pas encore son rang ; rien, si aucune n’attend.' }) waitingSeconds: number | null;
  @Field(() => Int, { description: 'Depuis combien de secondes le journal fut vu entier par qui le signe.' }) seenSecondsAgo: number;
}
