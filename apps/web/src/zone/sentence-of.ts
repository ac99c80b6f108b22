/** What failed, what is safe, what to do: never what broke. */
import type { CombinedError } from 'urql';

export function sentenceOf(error: CombinedError | undefined): string {
  if (error?.networkError) return 'Le serveur ne répond pas. Rien n’a été enregistré ; votre texte est conservé. Vérifiez la connexion, puis réessayez.';
  return error?.graphQLErrors[0]?.message ?? 'La demande a échoué. Votre texte est conservé. Réessayez.';
}

/** To be given to whoever helps: it says where to look, and nothing of anybody. */
export function referenceOf(error: CombinedError | undefined): string | null {
  const reference = error?.graphQLErrors[0]?.extensions['reference'];
  return typeof reference === 'string' ? reference : null;
}
