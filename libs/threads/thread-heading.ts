import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'L’objet et le motif d’un échange, du genre de l’échange.' })
export class OpenHeading {
  @Field() subject: string;
  @Field() motive: string;
}

@ObjectType({ description: 'L’objet et le motif sont d’un genre qui ne vous est pas ouvert.' })
export class WithheldHeading {
  @Field() kind: string;
}

export const ThreadHeading = createUnionType({
  name: 'ThreadHeading',
  types: () => [OpenHeading, WithheldHeading] as const,
  resolveType: (value) => ('subject' in value ? OpenHeading : WithheldHeading),
});
