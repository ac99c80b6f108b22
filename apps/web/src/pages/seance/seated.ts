import { serverNow } from '../../words/dates.js';
import type { Table } from './queries.js';

/** Those whose convocation holds now. */
export const seated = ({ convocations }: Table): Table['convocations'] => {
  const now = serverNow().toISOString();
  return convocations.filter(({ until }) => !until || until > now);
};
