import type { FindAccount } from 'oidc-provider';
import { personBySub } from './cast.js';

/** In ProConnect each institution brings its own identity provider; here one stands for all of them. */
const IDP_ID = '5b1c7f1e-94f6-4d1a-8a51-9d7c0de30a11';

export const findAccount: FindAccount = (_context, sub) => {
  const person = personBySub(sub);
  return person && {
    accountId: sub,
    claims: () => ({
      sub, given_name: person.givenName, usual_name: person.usualName, email: person.email, email_verified: true, uid: person.email,
      siret: person.siret, idp_id: IDP_ID, organizational_unit: person.organisation, roles: person.roles,
    }),
  };
};

/** One scope for each claim, as ProConnect does; an address comes with whether it was verified. */
export const scopedClaims = Object.fromEntries(
  ['given_name', 'usual_name', 'email', 'uid', 'siret', 'idp_id', 'organizational_unit', 'belonging_population', 'roles'].map((name) => [name, name === 'email' ? ['email', 'email_verified'] : [name]]),
);
