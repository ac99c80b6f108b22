import { UserError } from '../platform/errors.js';
import { isReasoned } from './prior-exceptions.js';

/** A means of information or of an attempt, or a reasoned exception: one or the other, and not in the future (CASF L.226-2-1, L.226-2-2). Says whether it is an exception. */
export function meansOrException({ means, exception, informedAt }: { means: string; exception: string; informedAt: Date }, now: Date, field = ''): boolean {
  const excepted = isReasoned(exception);
  if (excepted !== (means === 'NONE')) {
    throw new UserError('INCOHERENT', 'Indiquez un moyen d’information ou de tentative, ou une exception motivée : l’un ou l’autre.', field || 'means');
  }
  if (informedAt.getTime() > now.getTime()) throw new UserError('DATE', 'L’information ne peut pas être dans l’avenir.', field || 'informedAt');
  return excepted;
}
