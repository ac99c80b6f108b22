import { Context, Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Habilitation } from '../partners/habilitation.entity.js';
import { loadMany, loadOne } from '../platform/loader.js';
import type { Scope } from '../platform/scope.js';
import { Message } from './message.entity.js';
import { Participation } from './participation.entity.js';
import { Receipt } from './receipt.entity.js';
import { Revision } from './revision.entity.js';

@ObjectType({ description: 'La pierre tombale d’un message : retiré par son auteur, quand, pourquoi.' })
export class Withdrawal {
  @Field() at: Date;
  @Field() reason: string;
}

const revisions = (m: Message, scope: Scope): Promise<Revision[]> => loadMany(scope, Revision, 'messageId', m.id, ['messageId', 'version']);

@Resolver(() => Message)
export class MessageResolver {
  @ResolveField(() => String, { nullable: true, description: 'Le texte de la dernière version ; nul si le message a été retiré.' })
  async body(@Parent() m: Message, @Context('scope') scope: Scope): Promise<string | null> {
    const last = (await revisions(m, scope)).at(-1);
    return last ? (last.nature === 'WITHDRAWAL' ? null : last.body) : m.body;
  }

  @ResolveField(() => Int)
  async version(@Parent() m: Message, @Context('scope') scope: Scope): Promise<number> {
    return (await revisions(m, scope)).at(-1)?.version ?? 1;
  }

  @ResolveField(() => Withdrawal, { nullable: true })
  async withdrawal(@Parent() m: Message, @Context('scope') scope: Scope): Promise<Withdrawal | null> {
    const last = (await revisions(m, scope)).at(-1);
    return last?.nature === 'WITHDRAWAL' ? { at: last.revisedAt, reason: last.body } : null;
  }

  @ResolveField(() => Habilitation)
  author(@Parent() m: Message, @Context('scope') scope: Scope): Promise<Habilitation | null> {
    return loadOne(scope, Habilitation, m.authorId);
  }

  @ResolveField(() => [Receipt], { description: 'Remis, notifié, consulté, accusé : quatre faits distincts.' })
  receipts(@Parent() m: Message, @Context('scope') scope: Scope): Promise<Receipt[]> {
    return loadMany(scope, Receipt, 'messageId', m.id, ['at', 'id']);
  }
}

@Resolver(() => Receipt)
export class ReceiptResolver {
  @ResolveField(() => Habilitation)
  by(@Parent() receipt: Receipt, @Context('scope') scope: Scope): Promise<Habilitation | null> {
    return loadOne(scope, Habilitation, receipt.habilitationId);
  }
}

@Resolver(() => Participation)
export class ParticipationResolver {
  @ResolveField(() => Habilitation)
  habilitation(@Parent() participation: Participation, @Context('scope') scope: Scope): Promise<Habilitation | null> {
    return loadOne(scope, Habilitation, participation.habilitationId);
  }
}
