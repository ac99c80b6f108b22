import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { connectionOf, PageArgs, type Page } from '../platform/connection-type.js';
import { Cursors } from '../platform/cursors.js';
import { pageOf } from '../platform/page-of.js';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { ConflictLift } from './conflict-lift.entity.js';
import { Conflict } from './conflict.entity.js';
import { declareConflict } from './declare-conflict.js';
import { DeclareConflictInput, LiftConflictInput } from './conflicts.inputs.js';
import { liftConflict } from './lift-conflict.js';

const ConflictConnection = connectionOf<Conflict>('Conflict', () => Conflict);
const DeclareConflictPayload = payloadOf('DeclareConflictPayload', 'conflict', () => Conflict);
const LiftConflictPayload = payloadOf('LiftConflictPayload', 'lift', () => ConflictLift);

@Resolver()
export class ConflictsResolver {
  constructor(private readonly cursors: Cursors) {}

  @Query(() => ConflictConnection, { description: 'Les conflits que vous avez déclarés, les derniers d’abord, et ce qui les a levés : vous n’avez plus le dossier où ils se lisent.' })
  declaredConflicts(@Args() args: PageArgs, @Context('scope') scope: Scope): Promise<Page<Conflict>> {
    return pageOf(scope, this.cursors, Conflict, 'read', args, ['declaredAt', 'id'], { where: { declaredBy: scope.actor.id } });
  }

  @Mutation(() => DeclareConflictPayload, { description: 'Écarte une personne du dossier d’un enfant : soi-même, ou toute personne, pour le responsable désigné. Ses admissions y prennent fin.' })
  declareConflict(@Args('input') input: DeclareConflictInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('conflict', Conflict, (tx) => declareConflict(tx, input));
  }

  @Mutation(() => LiftConflictPayload, { description: 'Dit qu’un conflit n’est plus, et pourquoi : un responsable, autre que la personne écartée et que l’auteur. Rien n’est rendu : on admet de nouveau.' })
  liftConflict(@Args('input') input: LiftConflictInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('lift', ConflictLift, (tx) => liftConflict(tx, input));
  }
}
