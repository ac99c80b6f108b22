import { sqlState, UserError } from './errors.js';

const reused = (field: string): UserError =>
  new UserError('CLE_REUTILISEE', 'Cette clé a déjà servi pour une autre demande, qui est bien enregistrée. Celle-ci ne l’est pas : recommencez avec une clé neuve.', field);

/** A key that has served answers with the row it made; asked for something else, it is refused: its sender must not think it done. */
export function sameRequest<T extends object>(already: T, asked: Partial<T>): T {
  const differs = Object.entries(asked).some(([name, value]) => {
    const made = already[name as keyof T] as unknown;
    return value instanceof Date && made instanceof Date ? value.getTime() !== made.getTime() : value !== made;
  });
  if (differs) throw reused('requestId');
  return already;
}

/** The same when the first row is no longer in its author's sight: only its unique key knows. */
export function reusedKey(e: unknown): UserError | null {
  if (sqlState(e) !== '23505') return null;
  const { constraint = '' } = e as { constraint?: string };
  if (constraint.includes('client_message_id')) return reused('clientMessageId');
  return constraint.includes('request_id') ? reused('requestId') : null;
}
