import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { payloadOf } from '../platform/payload.js';
import type { Scope } from '../platform/scope.js';
import { ConflictLift } from './conflict-lift.entity.js';
import { Conflict } from './conflict.entity.js';
import { declareConflict } from './declare-conflict.js';
import { DeclareConflictInput, LiftConflictInput } from './conflicts.inputs.js';
import { liftConflict } from './lift-conflict.js';

const DeclareConflictPayload = payloadOf('DeclareConflictPayload', 'conflict', () => Conflict);
const LiftConflictPayload = payloadOf('LiftConflictPayload', 'lift', () => ConflictLift);

@Resolver()
export class ConflictsResolver {
  @Mutation(() => DeclareConflictPayload, { description: 'Écarte une personne du dossier d’un enfant : soi-même, ou toute personne, pour le responsable désigné. Ses admissions y prennent fin.' })
  declareConflict(@Args('input') input: DeclareConflictInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('conflict', Conflict, (tx) => declareConflict(tx, input));
  }

  @Mutation(() => LiftConflictPayload, { description: 'Dit qu’un conflit n’est plus, et pourquoi : un responsable, autre que la personne écartée et que l’auteur. Rien n’est rendu : on admet de nouveau.' })
  liftConflict(@Args('input') input: LiftConflictInput, @Context('scope') scope: Scope): Promise<object> {
    return scope.act('lift', ConflictLift, (tx) => liftConflict(tx, input));
  }
}
