/** Why somebody is not let in: said to them, with what to do next. Holds nothing that the provider wrote. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly whatToDo: string,
    /** For the log only: a code of ours or of the library, never a message that could carry a token. */
    readonly detail?: string,
    /** Seconds, for Retry-After. */
    readonly again?: number,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** Codes are short words; anything else could be a message with a code or a token inside, and logs are read by many. */
export const word = (value: unknown): string => (typeof value === 'string' && /^[\w.:/-]{1,64}$/.test(value) ? value : 'unknown');

const again = 'Reprenez la connexion depuis le début.';

export const tooManySignIns = (seconds: number): Refusal => new Refusal(429, 'TROP_DE_DEMANDES',
  'Trop de connexions viennent d’être tentées depuis cette adresse : celle-ci n’a pas été commencée.', `Réessayez dans ${seconds} seconde${seconds > 1 ? 's' : ''}. Les sessions déjà ouvertes continuent.`, undefined, seconds);

export const badRequest = (): Refusal => new Refusal(400, 'BAD_SIGN_IN_REQUEST',
  'Cette demande de connexion est mal formée.', 'Le paramètre « mode » vaut « browser » ou « client ».');

export const stale = (detail: string): Refusal => new Refusal(400, 'STALE_SIGN_IN',
  'Cette connexion a expiré, a déjà servi, ou a commencé dans une autre fenêtre.', again, detail);

export const cancelled = (): Refusal => new Refusal(403, 'SIGN_IN_CANCELLED',
  'La connexion a été interrompue.', again);

export const providerRefused = (detail: string): Refusal => new Refusal(502, 'PROVIDER_REFUSED',
  "Le fournisseur d'identité a refusé la demande.", `${again} Si cela persiste, prévenez l'exploitant de Cordée.`, detail);

export const providerUnreachable = (detail: string): Refusal => new Refusal(503, 'PROVIDER_UNREACHABLE',
  "Le fournisseur d'identité ne répond pas : personne ne peut se connecter pour le moment.",
  'Réessayez dans quelques instants. Les sessions déjà ouvertes continuent.', detail);

export const notProven = (detail: string): Refusal => new Refusal(403, 'IDENTITY_NOT_PROVEN',
  "La réponse du fournisseur d'identité n'a pas pu être vérifiée : elle est écartée.",
  `${again} Si cela persiste, prévenez l'exploitant de Cordée.`, detail);

export const weakAssurance = (detail: string): Refusal => new Refusal(403, 'ASSURANCE_TOO_LOW',
  "Votre identité n'est pas assez prouvée pour ouvrir Cordée : une authentification à deux facteurs, par une organisation vérifiée, est exigée.",
  "Activez le second facteur auprès du fournisseur d'identité de votre organisation, ou demandez à votre service informatique de le faire, puis reconnectez-vous.", detail);

export const noAccount = (email: string): Refusal => new Refusal(403, 'NO_ACCOUNT',
  `Vous êtes bien reconnu comme ${email}, mais vous n'avez pas d'accès à Cordée, ou il a pris fin.`,
  "Demandez une habilitation au responsable de votre organisation ou à la CRIP de votre département. Si un lien d'invitation vous a été envoyé, entrez d'abord par lui. Si vous avez plusieurs adresses, reconnectez-vous avec celle de votre habilitation.");

/** One answer for a link that is malformed, unknown, past, used, taken back or somebody else's: it tells of nobody. */
export const invitationUnusable = (): Refusal => new Refusal(403, 'INVITATION_UNUSABLE',
  "Ce lien ne permet pas d'entrer : il n'est pas ou n'est plus valable, ou l'adresse par laquelle vous vous êtes identifié n'est pas celle à laquelle il a été envoyé.",
  "Reprenez le lien du dernier courrier reçu, avec cette adresse. À défaut, demandez un nouveau lien à qui vous a inscrit. Si vous vous êtes déjà connecté, connectez-vous sans lien.");

export const invitedWithoutHabilitation = (): Refusal => new Refusal(403, 'NOT_YET_HABILITATED',
  "Votre identité est maintenant reliée à votre inscription. Aucune habilitation ne vous est encore accordée : Cordée ne vous ouvre rien.",
  "Le correspondant de votre organisation peut la proposer. Connectez-vous ensuite sans ce lien : il a servi.");

export const noSuchHat = (): Refusal => new Refusal(403, 'NO_SUCH_HAT',
  'Cette habilitation n’est pas la vôtre, ou n’est pas en cours.', 'Choisissez parmi vos habilitations ; la session en cours est inchangée.');

export const foreignOrigin = (origin: string): Refusal => new Refusal(403, 'FOREIGN_ORIGIN',
  `Cette demande ne vient pas d'une page de Cordée (${origin}).`, `Ouvrez Cordée à l'adresse ${origin} et recommencez.`);

export const unexpected = (detail: string): Refusal => new Refusal(500, 'UNEXPECTED',
  "La connexion a échoué pour une raison imprévue : aucune session n'a été ouverte.", again, detail);
