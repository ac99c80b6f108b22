/** The delays of the directory, as dated data. */
import type { Delay } from '../platform/delays.js';

/** On call for a week at a time: [D], the usual week of the territorial public service; a duty without an end would be a standing right. */
export const LONGEST_ASTREINTE: readonly Delay[] = [{ days: 7, from: '2005-05-19', article: 'décret 2005-542, art. 2 [D]' }];

/** [D]: a duty that is left standing would send what is urgent to one person for ever. */
export const LONGEST_PERMANENCE: readonly Delay[] = [{ days: 31, from: '2023-12-31', article: 'COJ L.122-4 [D]' }];

/** A link that waits in a mailbox opens to whoever reads it, beside the provider's proof: [D], a week, that a leave of absence may not outlast by much. */
export const TERM_OF_AN_INVITATION: readonly Delay[] = [{ days: 7, from: '2018-05-25', article: 'RGPD 32 ; CASF R.221-8 [D]' }];

/** Each habilitation is looked at again every year: [D], the CNIL asks for a yearly look at access rights; past it, it is listed, and stays in force. */
export const REVIEW_OF_AN_HABILITATION: readonly Delay[] = [{ months: 12, from: '2018-05-25', article: 'RGPD 32 ; CNIL, guide de la sécurité des données personnelles [D]' }];
