import { Args, ArgsType, Context, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { uuid } from '../platform/inputs.js';
import { pageOf } from '../platform/page-of.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import type { Tx } from '../platform/tx.js';
import { MinuteDraft } from './minute-draft.entity.js';
import { MinuteLine } from './minute-line.entity.js';
import { PenStep } from './pen-step.entity.js';
import { Presence } from './presence.entity.js';
import { correctPresence, recordPresence } from './record-presence.js';
import { LineOrReserved, shownLine, type ReservedLine } from './reserved-line.js';
import { saveMinuteDraft } from './save-minute-draft.js';
import * as inputs from './seance.inputs.js';
import { SeanceStep } from './seance-step.entity.js';
import { SynthesePoint } from './synthese-point.entity.js';
import { Synthese } from './synthese.entity.js';
import { handPen, releasePen, takeOverPen, takePen } from './take-pen.js';
import { closeSeance, openSeance, showPoint } from './take-seance-step.js';
import { correctLine, withdrawLine, writeLine } from './write-line.js';

const LineConnection = connectionOf<MinuteLine | ReservedLine>('MinuteLine', () => LineOrReserved);
const SeanceStepPayload = payloadOf('SeanceStepPayload', 'step', () => SeanceStep);
const PenStepPayload = payloadOf('PenStepPayload', 'step', () => PenStep);
const PresencePayload = payloadOf('PresencePayload', 'presence', () => Presence);
const MinuteLinePayload = payloadOf('MinuteLinePayload', 'line', () => MinuteLine);
const MinuteDraftPayload = payloadOf('MinuteDraftPayload', 'draft', () => MinuteDraft);
const seance = (scope: Scope, verb: (tx: Tx) => Promise<SeanceStep>): Promise<object> => scope.act('step', SeanceStep, verb);
const pen = (scope: Scope, verb: (tx: Tx) => Promise<PenStep>): Promise<object> => scope.act('step', PenStep, verb);
const line = (scope: Scope, verb: (tx: Tx) => Promise<MinuteLine>): Promise<object> => scope.act('line', MinuteLine, verb);

@ArgsType()
class LinesArgs extends PageArgs {
  @Field(() => ID) syntheseId: string;
}

@Resolver()
export class SeancesResolver {
  constructor(private readonly cursors: Cursors) {}

  @Query(() => LineConnection, { description: 'Ce qui est écrit d’une réunion, dans l’ordre : chaque ligne se remarque, vous n’en lisez que celles de vos points.' })
  async minuteLines(@Args() { syntheseId, ...args }: LinesArgs, @Context('scope') scope: Scope): Promise<Page<MinuteLine | ReservedLine>> {
    const synthese = await scope.find(Synthese, uuid('syntheseId', syntheseId), 'read');
    const { edges, pageInfo } = await pageOf(scope, this.cursors, MinuteLine, 'notice', args, ['seq'], { among: { syntheseId: synthese ? [synthese.id] : [] } }, false);
    return { edges: edges.map((edge) => ({ node: shownLine(edge.node), get cursor() { return edge.cursor; } })), pageInfo };
  }

  @Query(() => MinuteDraft, { nullable: true, description: 'Ce que vous avez commencé d’écrire sur ce point.' })
  async minuteDraft(@Args('pointId', { type: () => ID }) pointId: string, @Context('scope') scope: Scope): Promise<MinuteDraft | null> {
    const point = await scope.find(SynthesePoint, uuid('pointId', pointId), 'notice');
    return point && ((await (await scope.tx()).allowed(MinuteDraft, 'read', { where: { pointId: point.id } }))[0] ?? null);
  }

  @Mutation(() => SeanceStepPayload, { description: 'Ouvre la réunion, une fois.' })
  openSeance(@Args('input') input: inputs.SeanceInput, @Context('scope') scope: Scope): Promise<object> {
    return seance(scope, (tx) => openSeance(tx, input));
  }

  @Mutation(() => SeanceStepPayload, { description: 'Passe à un point de l’ordre du jour.' })
  showPoint(@Args('input') input: inputs.ShowPointInput, @Context('scope') scope: Scope): Promise<object> {
    return seance(scope, (tx) => showPoint(tx, input));
  }

  @Mutation(() => SeanceStepPayload, { description: 'Clôt la réunion : elle ne se rouvre pas.' })
  closeSeance(@Args('input') input: inputs.SeanceInput, @Context('scope') scope: Scope): Promise<object> {
    return seance(scope, (tx) => closeSeance(tx, input));
  }

  @Mutation(() => PenStepPayload, { description: 'Prend la plume, quand personne ne la tient.' })
  takePen(@Args('input') input: inputs.SeanceInput, @Context('scope') scope: Scope): Promise<object> {
    return pen(scope, (tx) => takePen(tx, input));
  }

  @Mutation(() => PenStepPayload, { description: 'Qui convoque reprend la plume à qui la tient, et dit pourquoi.' })
  takeOverPen(@Args('input') input: inputs.TakeOverPenInput, @Context('scope') scope: Scope): Promise<object> {
    return pen(scope, (tx) => takeOverPen(tx, input));
  }

  @Mutation(() => PenStepPayload, { description: 'Passe la plume à une autre personne de la table.' })
  handPen(@Args('input') input: inputs.HandPenInput, @Context('scope') scope: Scope): Promise<object> {
    return pen(scope, (tx) => handPen(tx, input));
  }

  @Mutation(() => PenStepPayload, { description: 'Rend la plume.' })
  releasePen(@Args('input') input: inputs.SeanceInput, @Context('scope') scope: Scope): Promise<object> {
    return pen(scope, (tx) => releasePen(tx, input));
  }

  @Mutation(() => PresencePayload, { description: 'Note que quelqu’un arrive ou part.' })
  recordPresence(@Args('input') input: inputs.RecordPresenceInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('presence', Presence, (tx) => recordPresence(tx, input));
  }

  @Mutation(() => PresencePayload, { description: 'Corrige une heure, ou raye ce qui n’était pas : la ligne fausse reste.' })
  correctPresence(@Args('input') input: inputs.CorrectPresenceInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('presence', Presence, (tx) => correctPresence(tx, input));
  }

  @Mutation(() => MinuteLinePayload, { description: 'Écrit une ligne sur un point : à qui tient la plume et peut écrire ce genre.' })
  writeLine(@Args('input') input: inputs.WriteLineInput, @Context('scope') scope: Scope): Promise<object> {
    return line(scope, (tx) => writeLine(tx, input));
  }

  @Mutation(() => MinuteLinePayload, { description: 'Une ligne qui prend la place d’une autre : la première reste, sous son engagement.' })
  correctLine(@Args('input') input: inputs.CorrectLineInput, @Context('scope') scope: Scope): Promise<object> {
    return line(scope, (tx) => correctLine(tx, input));
  }

  @Mutation(() => MinuteLinePayload, { description: 'Retire une ligne ; son engagement reste.' })
  withdrawLine(@Args('input') input: inputs.WithdrawLineInput, @Context('scope') scope: Scope): Promise<object> {
    return line(scope, (tx) => withdrawLine(tx, input));
  }

  @Mutation(() => MinuteDraftPayload, { description: 'Garde ce que vous avez commencé d’écrire sur ce point, que vous teniez ou non la plume.' })
  saveMinuteDraft(@Args('input') input: inputs.SaveMinuteDraftInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('draft', MinuteDraft, (tx) => saveMinuteDraft(tx, input));
  }
}
