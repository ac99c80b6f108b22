/** What a person is told: what happened, on which field, and what to do. Anything else that is thrown is a bug and is answered with a reference only. */
export class UserError extends Error {
  constructor(readonly code: string, message: string, readonly field?: string) {
    super(message);
  }
}

/** Unknown and forbidden are one: same code, same sentence. The subject is for the journal, never for the answer. */
export class Absent extends UserError {
  constructor(readonly action: string, readonly type: string, readonly id: string, field?: string) {
    super('INTROUVABLE', 'Introuvable, ou hors de ce que vous pouvez connaître. Vérifiez le lien ou demandez au référent du dossier.', field);
  }
}

/** The acting habilitation lost a right meanwhile (SQLSTATE CD001): read the session again and try once more. */
export class StaleActor extends Error {}

/** No session, or a session that ended. */
export class SignedOut extends Error {}

export const sqlState = (e: unknown): string | undefined => (e as { code?: string } | null)?.code;
