import { EVERYWHERE, saying, type Family } from '../family.js';
import { tellsAProcedure } from '../procedures.js';
import { SOURCES } from '../sources.js';
import { expressions } from '../phrases.js';

/** Names of offences, and of those who commit them. */
const WORDS = expressions(`
  à caractère sexuel, abandon de famille, abandon de mineur*, abandon matériel, abus sexuel*, abusé* sexuellement, acte de torture, actes de torture,
  agressé* sexuellement, agression* sexuelle*, attouchement*, barbarie, code pénal, corruption de mineur*, coupable*, coups et blessures, crime,
  crimes, criminel*, de nature sexuelle, délaissement de mineur*, délictueu*, délit*, détournement de mineur*, empoisonnement, enlèvement, esclavage,
  exhibition sexuelle, harcel*, harcèlement, homicide*, inceste*, incestueu*, infanticide, infraction*, la traite, meurtre, mise en danger d'autrui,
  mise en danger de la vie, mise en péril, non assistance, non dénonciation, non représentation, omission de porter secours, passible*, pédocriminel*,
  pédophil*, pénalement, privation d'aliments, privation de soins, prostitution, proxénét*, puni par la loi, puni* par le, réprimé*, séquestr*, sous
  le coup de la loi, soustraction de mineur*, tentative de meurtre, traite d'êtres, traite des êtres, viol, violait, viole, violé, violée, violées,
  violences aggravées, violences habituelles, violences volontaires, violer, violés, violeur*, viols
`);

export const criminalQualifications: Family = {
  code: 'CRIMINAL_QUALIFICATION',
  sentence: 'Qualification pénale. Elle revient au procureur : décrire les faits et citer les paroles.',
  source: SOURCES.AUTEUR,
  reads: EVERYWHERE,
  find: saying(WORDS, ({ words }) => tellsAProcedure(words)),
};
