import { Args, Context, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { endedMission } from '../../../libs/dossiers/ended-mission.js';
import { enumOf } from '../../../libs/platform/enum-of.js';
import { Absent } from '../../../libs/platform/errors.js';
import { uuid } from '../../../libs/platform/inputs.js';
import type { Scope } from '../../../libs/platform/scope.js';
import { rulesFor } from '../../../libs/platform/statements.js';
import type { Judged } from '../../../libs/platform/tx.js';
import type { RowClass } from '../../../libs/platform/database.js';
import { FUNCTION_NAMES } from '../../../libs/secrecy/functions.js';
import { because } from '../../../libs/secrecy/list-sentence.js';
import { ENTITIES } from '../../entities.js';

/** What the law lets somebody notice without reading, as the law itself says: nothing else has a « Pourquoi ? ». */
const noticed = new Set(FUNCTION_NAMES.flatMap((fn) => rulesFor(fn).filter((r) => r.action === 'notice').map((r) => r.type)));
export const EXPLAINED: ReadonlyMap<string, RowClass<Judged>> = new Map(ENTITIES.filter((e) => noticed.has(e.name)).map((e) => [e.name, e as RowClass<Judged>]));
const NoticeableEnum = enumOf('Noticeable', [...EXPLAINED.keys()], 'Ce que la loi laisse remarquer sans le lire.');

@ObjectType({ description: 'Pourquoi un élément vous est ouvert ou réservé, et que faire.' })
export class Explanation {
  @Field() allowed: boolean;
  @Field() code: string;
  @Field() phrase: string;
  @Field() article: string;
  @Field(() => [String]) ways: string[];
}

@Resolver()
export class ExplainResolver {
  @Query(() => Explanation, { nullable: true, description: '« Pourquoi ? » Ne dit jamais plus que ce que vous pouviez remarquer : de tout le reste, rien, comme d’un identifiant inconnu.' })
  async explainAccess(
    @Args('type', { type: () => NoticeableEnum }) type: string, @Args('id', { type: () => ID }) id: string, @Context('scope') scope: Scope,
  ): Promise<Explanation | null> {
    try {
      const tx = await scope.tx();
      const [of, sought] = [EXPLAINED.get(type)!, uuid('id', id)];
      const why = await tx.explain(of, sought, 'read');
      if (why.allowed) return { allowed: true, code: 'OUVERT', phrase: `Ouvert ${because(why.because)}.`, article: why.article, ways: [] };
      const ended = await endedMission(tx, why.otherwise, of, sought);
      const { code, phrase, article, ways } = ended ?? why.otherwise;
      return { allowed: false, code, phrase, article, ways: [...ways] };
    } catch (e) {
      if (e instanceof Absent) return null;
      throw e;
    }
  }
}
