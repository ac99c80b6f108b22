import { Field, ID, InputType } from '@nestjs/graphql';
import { enumOf } from '../platform/enum-of.js';
import { FunctionEnum } from '../partners/directory.inputs.js';
import { DateTime } from '../platform/date-time.js';

export const ReplyFromEnum = enumOf('ReplyFrom', ['MENTIONED', 'READERS'], 'De qui la réponse est attendue : de ceux qui sont nommés, ou de tous les lecteurs.');

/** Whom a message names. A mention opens nothing: whoever would not read is refused. */
@InputType({ isAbstract: true })
export class NamingInput {
  @Field(() => [ID], { nullable: true, description: 'Des habilitations qui liront ce message ; vingt au plus.' }) mentions?: string[] | null;
  @Field(() => [FunctionEnum], { nullable: true, description: 'Ceux de ces fonctions qui liront ce message.' }) mentionedFunctions?: (keyof typeof FunctionEnum)[] | null;
}

@InputType({ isAbstract: true })
export class AskingInput extends NamingInput {
  @Field(() => DateTime, { nullable: true, description: 'Réponse attendue avant cet instant : dans l’avenir, et à six mois au plus.' }) replyBefore?: Date | null;
  @Field(() => ReplyFromEnum, { defaultValue: 'MENTIONED' }) replyFrom?: keyof typeof ReplyFromEnum;
}
