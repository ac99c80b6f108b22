import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Dossier } from '../dossiers/dossier.entity.js';
import { PurposeEnum } from '../dossiers/dossiers.inputs.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { Instant } from '../platform/instant.js';
import { loadMany, loadOne, whenLoaded } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import { ConvocationAnswer } from './convocation-answer.entity.js';
import { Convocation } from './convocation.entity.js';
import { Poll } from './poll.entity.js';
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
}
