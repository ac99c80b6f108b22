/** Every column that leaves by the API, typed by hand: one more is somebody's decision, here. What is not listed stays in the database. */
export const LEAVING: Readonly<Record<string, readonly string[]>> = {
  Admission: ['id', 'duty', 'grantedAt', 'legalBasis', 'necessity', 'purpose', 'validFrom', 'validTo'],
  Consultation: ['id', 'action', 'at', 'outcome', 'right', 'shown', 'subjectType', 'withheld'],
  Convention: ['id', 'reference', 'validFrom', 'validTo'],
  Dossier: ['id', 'departement', 'openedAt', 'state'],
  Enfant: ['id', 'birthDate', 'givenNames', 'surname'],
  Entry: ['id', 'body', 'detail', 'dossierId', 'kind', 'writtenAt'],
  Event: ['id', 'at', 'subjectType', 'type'],
  Habilitation: ['id', 'departement', 'function', 'validFrom'],
  Message: ['id', 'detail', 'kind', 'sentAt', 'seq'],
  Organisation: ['id', 'name', 'sector'],
  Participation: ['id', 'basis', 'fromSeq', 'validFrom'],
  PriorInformation: ['id', 'announced', 'exception', 'informedAt', 'means', 'person'],
  Professionnel: ['id', 'displayName'],
  Receipt: ['id', 'at', 'fact'],
  Service: ['id', 'name', 'onCallHours', 'onCallPhone'],
  Session: ['id', 'carrier', 'expiresAt', 'openedAt'],
  Substitution: ['id', 'validFrom', 'validTo'],
  Territoire: ['id', 'name'],
  Thread: ['id', 'kind', 'openedAt', 'seq'],
};

/** What is asked of the door beside the columns of a row: relations, and what is said of it. */
export const RESOLVED: Readonly<Record<string, readonly string[]>> = {
  Admission: ['habilitation'],
  Consultation: ['by', 'functionName', 'kinds'],
  Dossier: ['admissions', 'enfant', 'entries', 'journal', 'priorInformation', 'whoSeesWhat'],
  Event: ['by', 'functionName', 'person'],
  Habilitation: ['functionName', 'organisation', 'professionnel', 'subjectToSecrecy', 'substitute', 'substitutedUntil'],
  Message: ['author', 'body', 'receipts', 'version', 'withdrawal'],
  Organisation: ['conventions', 'services', 'sheet'],
  Participation: ['habilitation'],
  Receipt: ['by'],
  Thread: ['dossier', 'heading', 'messages', 'participations'],
  WhoSees: ['habilitation', 'sees'],
  Withheld: ['authorFunction'],
};

/** Lists that no `first` bounds, each with what does. */
export const BOUNDED: Readonly<Record<string, string>> = {
  'Consultation.kinds': 'twelve kinds',
  'Dossier.admissions': '500 of one dossier, refused past that (loader.ts)',
  'Dossier.priorInformation': '500 of one dossier',
  'Explanation.ways': 'written in the law',
  'LookUpChildPayload.known': '500 candidates (app.child_candidates)',
  'Me.sessions': '100, the latest',
  'Me.territoires': 'the territories of one habilitation',
  'Message.receipts': '500 of one message; four facts a participant',
  'Organisation.conventions': '500 of one organisation',
  'Organisation.services': '500 of one organisation',
  'ReadersPreview.excluded': 'the participants of one thread',
  'ReadersPreview.readers': 'the participants of one thread',
  'Thread.participations': '500 of one thread',
  'WhoSees.sees': 'the kinds',
  'WhoSeesWhat.kinds': 'the kinds',
  'WhoSeesWhat.people': '500 admissions of one dossier, and those of its territory by their function',
};
