/** Every family of rules: to read one, open its file. */
import type { Family } from './family.js';
import { criminalQualifications } from './families/criminal-qualifications.js';
import { diagnoses } from './families/diagnoses.js';
import { directReports } from './families/direct-reports.js';
import { evaluativeAdverbs } from './families/evaluative-adverbs.js';
import { generalisations } from './families/generalisations.js';
import { indicativeHypotheses } from './families/indicative-hypotheses.js';
import { intentions } from './families/intentions.js';
import { judgementWords } from './families/judgement-words.js';
import { mindReading } from './families/mind-reading.js';
import { missingDate } from './families/missing-date.js';
import { missingPlace } from './families/missing-place.js';
import { moralLabels } from './families/moral-labels.js';
import { namedCulprits } from './families/named-culprits.js';
import { otherChildren } from './families/other-children.js';
import { unsourcedHearsay } from './families/unsourced-hearsay.js';
import { vagueDates } from './families/vague-dates.js';
import { wordsWithoutGuillemets } from './families/words-without-guillemets.js';

export const FAMILIES: readonly Family[] = [
  judgementWords, evaluativeAdverbs, intentions, generalisations, moralLabels, diagnoses, mindReading,
  unsourcedHearsay, directReports, indicativeHypotheses, wordsWithoutGuillemets,
  missingDate, missingPlace, vagueDates, namedCulprits, criminalQualifications, otherChildren,
];
