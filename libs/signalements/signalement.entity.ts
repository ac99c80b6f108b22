import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Deadline } from '../clocks/deadline.entity.js';
import { cardOf, Habilitation } from '../partners/habilitation.entity.js';
import { onDutyAt } from '../partners/on-duty.js';
import { Organisation } from '../partners/organisation.entity.js';
import { Permanence } from '../partners/permanence.entity.js';
import { Territoire } from '../partners/territoire.entity.js';
import { Instant } from '../platform/instant.js';
import { loadMany, loadOne, whenLoaded } from '../platform/loader.js';
import { Node } from '../platform/node.js';
import { Related } from '../platform/related.js';
import type { Scope } from '../platform/scope.js';
import { letterOf } from './checked-letter.js';
import { EssentialLine } from './essential-line.type.js';
import { essentialOf } from './letter/essential.js';
import { unsigned } from './printed-letter.js';
import { SignalementDossier } from './signalement-dossier.entity.js';
import { SignalementLetter } from './signalement-letter.entity.js';
import { SignalementSeal } from './signalement-seal.entity.js';
import { SignalementStep } from './signalement-step.entity.js';
import { stateOf } from './states.js';

const stepsOf = (scope: Scope, id: string): SignalementStep[] | Promise<SignalementStep[]> => loadMany(scope, SignalementStep, 'signalementId', id, ['at', 'id']);

/** The parquet seized (CASF L.226-4): what judges and sorts, in clear; what is said of a child is in its letters alone, under a key of its own. */
@ObjectType({ implements: () => [Node] })
@Entity('signalement')
export class Signalement implements Node {
  @PrimaryColumn('uuid') id: string;
  @Column('smallint') departement: number;
  @Field({ description: 'DEPARTEMENT, après évaluation ; DIRECT, par un partenaire, pour gravité.' }) @Column('text') route: string;
  @Column('uuid') authorId: string;
  @Column('uuid') parquetId: string;
  @Column('uuid') territoireId: string;
  @Field() @Column('text') urgency: string;
  @Field({ description: 'Motif du signalement (L.226-4 I ; OLINPE, MOTIFSIG).' }) @Column('text') ground: string;
  @Field() @Instant() draftedAt: Date;
  @Column('uuid') requestId: string;

  @Related<Signalement>(() => String, (s, scope) => whenLoaded(loadMany(scope, SignalementSeal, 'signalementId', s.id, ['id']), (seals) => whenLoaded(stepsOf(scope, s.id), (steps) => stateOf(seals.length > 0, steps))),
    { description: 'DRAFT, SEALED, SENT, RECEIVED, ACKNOWLEDGED, ANSWERED, CLOSED : où il en est, de ce que vous pouvez en lire.' })
  state?: string;

  @Related<Signalement>(() => [SignalementStep], (s, scope) => stepsOf(scope, s.id), { description: 'Ce qu’il est devenu, dans l’ordre.' })
  steps?: SignalementStep[];

  @Related<Signalement>(() => Habilitation, (s, scope) => cardOf(scope, s.authorId))
  author?: Habilitation;

  @Related<Signalement>(() => Organisation, (s, scope) => loadOne(scope, Organisation, s.parquetId), { description: 'Le parquet saisi.' })
  parquet?: Organisation;

  @Related<Signalement>(() => [Permanence], (s, scope) => onDutyAt(scope, s.parquetId), { description: 'Qui est de permanence, maintenant, au parquet saisi, et à quel numéro.' })
  onDuty?: Permanence[];

  @Related<Signalement>(() => Territoire, (s, scope) => loadOne(scope, Territoire, s.territoireId), { description: 'Où réside l’enfant.' })
  territoire?: Territoire;

  @Related<Signalement>(() => [SignalementLetter], (s, scope) => loadMany(scope, SignalementLetter, 'signalementId', s.id, ['version']), { description: 'Les versions de la lettre que vous pouvez lire : la scellée seule, pour qui en reçoit copie.' })
  letters?: SignalementLetter[];

  @Related<Signalement>(() => [EssentialLine], (s, scope) => whenLoaded(loadMany(scope, SignalementLetter, 'signalementId', s.id, ['version']), (letters) => letters.slice(-1).flatMap(({ letter, writtenAt }) => essentialOf(unsigned(letterOf(letter), s, writtenAt)))),
    { description: 'L’essentiel en sept lignes, de la dernière version que vous pouvez lire.' })
  essential?: EssentialLine[];

  @Related<Signalement>(() => SignalementSeal, (s, scope) => whenLoaded(loadMany(scope, SignalementSeal, 'signalementId', s.id, ['id']), (seals) => seals[0] ?? null), { nullable: true })
  seal?: SignalementSeal | null;

  @Related<Signalement>(() => [Deadline], (s, scope) => loadMany(scope, Deadline, 'holderId', s.id, ['dueAt', 'id']), { description: 'Les délais qui courent, ou ont couru : ceux que vous devez tenir, ou connaître.' })
  deadlines?: Deadline[];

  @Related<Signalement>(() => [SignalementDossier], (s, scope) => loadMany(scope, SignalementDossier, 'signalementId', s.id, ['attachedAt', 'id']), { description: 'Les dossiers de votre territoire auxquels il est attaché.' })
  dossiers?: SignalementDossier[];
}
