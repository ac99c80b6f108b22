/** The board has four columns; every state is in one of them. */
export const COLUMNS: readonly { name: string; hint: string; states: readonly string[] }[] = [
  { name: 'À qualifier', hint: 'reçues, première analyse', states: ['RECEIVED'] },
  { name: 'En évaluation', hint: 'trois mois depuis la réception', states: ['QUALIFIED', 'COMPLEMENT', 'IN_EVALUATION'] },
  { name: 'À décider', hint: 'rapport remis', states: ['REPORT_SUBMITTED'] },
  { name: 'Suites données', hint: 'décidées ou transmises', states: [] },
];
export const columnOf = (state: string): number => {
  const found = COLUMNS.findIndex(({ states }) => states.includes(state));
  return found === -1 ? COLUMNS.length - 1 : found;
};
export const STATE_NAMES: Readonly<Record<string, string>> = {
  RECEIVED: 'reçue', QUALIFIED: 'qualifiée', IN_EVALUATION: 'en évaluation', REPORT_SUBMITTED: 'rapport remis', CLOSED_NO_ACTION: 'sans suite', ADMIN_HELP_PROPOSED: 'aide proposée',
  JUDICIAL_REFERRAL: 'autorité judiciaire saisie', COMPLEMENT: 'complément', FORWARDED: 'transmise à un autre département', NOT_IP: 'non retenue',
};
/** What the sender may know of what they sent: that, never what (CASF L.226-5). */
export const STAGES: Readonly<Record<string, string>> = { RECEIVED: 'reçue', HANDLED: 'traitée par la cellule' };
