import { EVERYWHERE, saying, type Family } from '../family.js';
import { expressions, Phrases } from '../phrases.js';
import { SOURCES } from '../sources.js';

const WORDS = expressions(`
  addict, addicte, addiction*, alcoolisme, alcoolo*, anorexi*, anxiété, attaque de panique, autis*, bébé secoué, bipolair*, borderline, boulimi*, burn
  out, carence affective, carences affectives, catatoni*, choc psych*, crise d'angoisse, crise de panique, crise de tétanie, cyclothym*, débile*,
  débilité*, décompens*, déficien*, délir*, démence, dément, démente, dénutri*, dépendance, dépendant* à l'alcool, dépendant* aux, dépressi*,
  déprimé*, dissociation, dysharmoni*, dyslexi*, dysorthograph*, dysphasi*, dyspraxi*, encoprés*, encoprét*, énurés*, énurét*, épilep*, état de choc,
  état limite, fragile psych*, fragilité psych*, hallucination*, hallucinatoire*, handicapé mental, hyperacti*, hystéri*, insomni*, malade mental*,
  maladie mentale, maladie psych*, malnutri*, maniaco*, maniaque*, mélancoli*, mentalement, mythoman*, narcissique*, névros*, névrot*, obsessionnel*,
  parano*, pathologie*, pathologique*, pervers, perverse, perverses, perversion*, perversité, phobi*, polytoxicoman*, post traumatique*, problème*
  psychiatrique*, problème* psychologique*, problèmes psy, psychiquement, psychopath*, psychos*, psychot*, qi, quotient intellectuel, relevant de la
  psychiatrie, relève de la psychiatrie, retard de développement, retard du langage, retard mental, retard psychomoteur, retardé*, schizo*,
  sidération, sociopath*, suicidaire*, syndrome*, tdah, tendances suicidaires, toc, toxicoman*, trauma, traumatisé*, traumatisme*, trouble, troubles
`);

/** Whoever may say it, or the paper that says it, named in the same sentence. */
const SAID_BY_A_DOCTOR = new Phrases(expressions(`
  bilan*, certificat*, compte rendu d'hospitalisation, compte rendu médical, courrier de l'hôpital, diagnosti*, docteur*, dr, expert*, expertise*,
  mdph, médecin*, neuropédiatre*, notification, ordonnance médicale, orthophoniste*, pédiatre*, pédopsychiatre*, pr, psychiatre*, psychologue*,
  reconnaissance de handicap
`));

export const diagnoses: Family = {
  code: 'DIAGNOSIS',
  sentence: 'Terme clinique sans source. Décrire ce qui a été vu, ou citer le professionnel de santé ou le document qui le dit.',
  source: SOURCES.CONSTATS,
  reads: EVERYWHERE,
  find: saying(WORDS, ({ words }, _first, _last, { writerIsHealth }) => writerIsHealth || SAID_BY_A_DOCTOR.saidIn(words)),
};
