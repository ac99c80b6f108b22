import type { ReactNode } from 'react';
import { ActForm, type Asked } from '../../form/act-form.js';
import { Unfold } from '../../form/unfold.js';
import { INSCRIBE } from './queries.js';

const FIELDS: readonly Asked[] = [
  { name: 'displayName', label: 'Prénom et nom', as: 'line' },
  { name: 'email', label: 'Adresse professionnelle', hint: 'Celle que le fournisseur d’identité atteste', as: 'line' },
  { name: 'identityReference', label: 'Par quoi vous avez vérifié qui elle est', hint: 'Matricule, RPPS…', as: 'line' },
];

export const Inscribe = ({ organisationId, again }: { organisationId: string; again: () => void }): ReactNode => (
  <Unfold name="Inscrire une personne">{(close) => <ActForm mutation={INSCRIBE} of={{ organisationId }} name="Inscrire et inviter" done={() => { close(); again(); }}
    says="Un lien à usage unique lui est envoyé. Cela ne lui ouvre rien." fields={FIELDS} />}</Unfold>
);
