import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Dossier } from '../dossiers/dossier.entity.js';
import { PurposeEnum } from '../dossiers/dossiers.inputs.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { loadMany, loadOne, whenLoaded } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { ActionItem } from './action-item.entity.js';
import { stillOpen } from './actions-to-follow.js';
import { FamilyStep } from './family-step.entity.js';
import { ConvocationAnswer } from './convocation-answer.entity.js';
import { Convocation } from './convocation.entity.js';
import { Observation } from './observation.entity.js';
import { Poll } from './poll.entity.js';
import { Minutes } from './minutes.entity.js';
import { PenStep } from './pen-step.entity.js';
import { Presence } from './presence.entity.js';
import { Relecture } from './relecture.entity.js';
import { ObservationOrReserved, shownObservation, type ReservedObservation } from './reserved-observation.js';
import { SeanceStep } from './seance-step.entity.js';
import { SyntheseDate } from './synthese-date.entity.js';
import { SynthesePoint } from './synthese-point.entity.js';
import { SyntheseBasisEnum, SyntheseTypeEnum } from './words.js';

/** A réunion de synthèse on a child, convened once and never changed: when it is held, who sits there and of what are lines of their own. */
@ObjectType({ implements: () => [Node], description: 'Une réunion de synthèse autour d’un enfant.' })
@Entity('synthese')
export class Synthese implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Column('uuid') dossierId: string;
  @Column('uuid') authorId: string;
  @Field(() => SyntheseTypeEnum) @Column('text') type: keyof typeof SyntheseTypeEnum;
  @Field(() => PurposeEnum) @Column('text') purpose: keyof typeof PurposeEnum;
  @Field(() => SyntheseBasisEnum) @Column('text') legalBasis: keyof typeof SyntheseBasisEnum;
  @Field() @Instant() convenedAt: Date;
  @Column('uuid') requestId: string;

  @Related<Synthese>(() => Habilitation, (s, scope) => cardOf(scope, s.authorId), { description: 'Qui la convoque.' })
  by?: Habilitation;

  @Related<Synthese>(() => Dossier, (s, scope) => loadOne(scope, Dossier, s.dossierId), { nullable: true, description: 'Rien, si vous ne le connaissez plus.' })
  dossier?: Dossier | null;

  @Related<Synthese>(() => [SyntheseDate], (s, scope) => loadMany(scope, SyntheseDate, 'syntheseId', s.id, ['sequence', 'id']), { description: 'Ses dates, de la première à celle qui vaut.' })
  dates?: SyntheseDate[];

  @Related<Synthese>(() => SyntheseDate, (s, scope) => whenLoaded(loadMany(scope, SyntheseDate, 'syntheseId', s.id, ['sequence', 'id']), (dates) => dates.at(-1) ?? null),
    { nullable: true, description: 'La date qui vaut ; rien, tant qu’elle se prépare.' })
  date?: SyntheseDate | null;

  @Related<Synthese>(() => [SynthesePoint], (s, scope) => loadMany(scope, SynthesePoint, 'syntheseId', s.id, ['position', 'id'], 'notice'), { description: 'Son ordre du jour : chaque point se remarque, vous n’assistez qu’à certains.' })
  points?: SynthesePoint[];

  @Related<Synthese>(() => [Convocation], (s, scope) => loadMany(scope, Convocation, 'syntheseId', s.id, ['validFrom', 'id']), { description: 'Qui y est convoqué, ou l’a été.' })
  convocations?: Convocation[];

  @Related<Synthese>(() => [Poll], (s, scope) => loadMany(scope, Poll, 'syntheseId', s.id, ['openedAt', 'id']), { description: 'Ses sondages, du premier au dernier ; un seul ouvert.' })
  polls?: Poll[];

  @Related<Synthese>(() => [ConvocationAnswer], (s, scope) => loadMany(scope, ConvocationAnswer, 'syntheseId', s.id, ['rank', 'id']), { description: 'Les vôtres ; pour qui convoque, celles de tous. De chacun, la dernière vaut, pour la date pour laquelle elle fut donnée.' })
  answers?: ConvocationAnswer[];

  @Related<Synthese>(() => [SeanceStep], (s, scope) => loadMany(scope, SeanceStep, 'syntheseId', s.id, ['sequence', 'id']), { description: 'La séance : ouverte, de point en point, close.' })
  seance?: SeanceStep[];

  @Related<Synthese>(() => PenStep, (s, scope) => whenLoaded(loadMany(scope, PenStep, 'syntheseId', s.id, ['sequence', 'id']), (steps) => steps.at(-1) ?? null), { nullable: true, description: 'La plume : qui la tient, ou qu’elle est rendue ; rien, tant que personne ne l’a prise.' })
  pen?: PenStep | null;

  @Related<Synthese>(() => [Presence], (s, scope) => loadMany(scope, Presence, 'syntheseId', s.id, ['at', 'recordedAt', 'id']), { description: 'Qui est venu, de quand à quand, et ce qui en fut corrigé.' })
  presences?: Presence[];

  @Related<Synthese>(() => [ObservationOrReserved], (s, scope) => whenLoaded(loadMany(scope, Observation, 'syntheseId', s.id, ['writtenAt', 'id'], 'notice'), (all) => all.map(shownObservation)), { description: 'Ce qui fut observé de son projet de compte rendu : chacune se remarque, vous ne lisez que celles de vos points.' })
  observations?: (Observation | ReservedObservation)[];

  @Related<Synthese>(() => [Relecture], (s, scope) => loadMany(scope, Relecture, 'syntheseId', s.id, ['at', 'id']), { description: 'Qui a relu le projet sans avoir rien à observer.' })
  relectures?: Relecture[];

  @Related<Synthese>(() => [FamilyStep], (s, scope) => loadMany(scope, FamilyStep, 'syntheseId', s.id, ['writtenAt', 'id']), { description: 'Les parents et l’enfant : invités ou non, de ceux dont vous pouvez le savoir. De chacun, le dernier vaut.' })
  family?: FamilyStep[];

  @Related<Synthese>(() => [ActionItem], (s, scope) => loadMany(scope, ActionItem, 'syntheseId', s.id, ['dueAt', 'id']), { description: 'Les actions décidées à cette réunion, de celles que vous lisez.' })
  actions?: ActionItem[];

  @Related<Synthese>(() => [ActionItem], stillOpen, { description: 'À suivre : les actions encore ouvertes des autres réunions de cet enfant, de celles que vous lisez.' })
  toFollow?: ActionItem[];

  @Related<Synthese>(() => Minutes, (s, scope) => whenLoaded(loadMany(scope, Minutes, 'syntheseId', s.id, ['id']), ([minutes]) => minutes ?? null), { nullable: true, description: 'Son compte rendu, une fois validé.' })
  minutes?: Minutes | null;
}
