import { z } from 'zod';

/** What the demonstration provider needs to know; everything else it invents. */
export interface IdentityConfig {
  port: number;
  publicUrl: string;
  clientId: string;
  clientSecret: string;
  keysFile: string;
}

const environment = z.object({
  IDENTITY_PORT: z.coerce.number().int().min(1).max(65535),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(16),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }),
  IDENTITY_KEYS_FILE: z.string().min(1),
});

const expected: Record<string, string> = {
  IDENTITY_PORT: 'un numéro de port, de 1 à 65535',
  OIDC_CLIENT_ID: "l'identifiant de Cordée auprès de ce fournisseur",
  OIDC_CLIENT_SECRET: 'un secret de 16 caractères au moins',
  PUBLIC_URL: "l'adresse web de Cordée, par exemple http://localhost:3000",
  IDENTITY_KEYS_FILE: 'le chemin du fichier où garder les clés de signature',
};

export class ConfigError extends Error {}

export function identityConfig(env: Record<string, string | undefined>): IdentityConfig {
  // Anybody may sign in here as anybody: in production that would be an open door on every dossier.
  if (env['NODE_ENV'] === 'production') {
    throw new ConfigError("Le fournisseur d'identité de démonstration ne démarre pas en production : il laisse entrer tout le monde.");
  }
  const read = environment.safeParse(env);
  if (!read.success) {
    const names = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))];
    throw new ConfigError(`Réglage du fournisseur d'identité à corriger : ${names.map((name) => `${name} (${expected[name]})`).join(' ; ')}.`);
  }
  const { data } = read;
  return {
    port: data.IDENTITY_PORT,
    publicUrl: new URL(data.PUBLIC_URL).origin,
    clientId: data.OIDC_CLIENT_ID,
    clientSecret: data.OIDC_CLIENT_SECRET,
    keysFile: data.IDENTITY_KEYS_FILE,
  };
}

/** Where ProConnect has it, so that a path written for one works with the other. */
export const ISSUER_PATH = '/api/v2';
export const issuerOf = (config: Pick<IdentityConfig, 'port'>): string => `http://localhost:${config.port}${ISSUER_PATH}`;
