/**
 * ★ The law: who may do what, each line with its article. Positive rules only; a person who may not simply has no rule.
 *
 * It is data, read four ways: by object (decide.ts), by SQL (to-sql.ts), by row to its actors (readers-sql.ts), and as an explanation in French
 * (explain.ts). Every rule begins with the département, which nothing crosses (CASF L.221-3). The cells come from matrix.ts.
 */
import type { Function } from './functions.js';
import { FUNCTION_NAMES, FUNCTIONS, NEEDS_NO_VALIDATION, WHO_ADMITS, WHO_CONVENES, WHO_FOLLOWS, WHO_IS_ON_CALL, WHO_IS_SEIZED, WHO_OPENS_A_DOSSIER, WHO_RECEIVES, WHO_SEIZES, WHO_SIGNS, WHO_TRANSMITS } from './functions.js';
import { ACTS_CONTROLLED, ACTS_OF_THOSE_WHO_ADMIT, ACTS_TOLD, CONTROLLER, mayBeToldOf, REFERENT } from './journal.js';
import { KINDS, kindsOf, NOTICEABLE, type Kind } from './kinds.js';
import type { Action, Conjunct, OfActor, Otherwise, RelationName, Rule } from './language.js';
import { asAdmitted, mayBeConvoked, MATRIX, mayEvaluate, writing, type Alternative, type Matrix, type Row, type RowName } from './matrix.js';
import * as no from './otherwise.js';
import { addressees } from './sharing.js';

const eq = (column: string, value: string | OfActor, otherwise: Otherwise): Conjunct => ({ op: 'eq', column, value, otherwise });
const among = (column: string, values: readonly string[], otherwise: Otherwise): Conjunct => ({ op: 'in', column, values, otherwise });
const memberOf = (columns: string | string[], relation: RelationName, otherwise: Otherwise): Conjunct =>
  ({ op: 'memberOf', columns: [columns].flat(), relation, otherwise });
const ME = { actor: 'id' } as const;

const sameDepartement = eq('departement', { actor: 'departement' }, no.OTHER_DEPARTEMENT);
const openedByMe = memberOf('threadId', 'openedThread', no.NOT_BY_YOU);
const beingOpenedByMe = memberOf('threadId', 'openingThread', no.ALREADY_OPEN);

const ofNoticeableKind: Conjunct = { op: 'in', column: 'kind', values: NOTICEABLE, otherwise: no.NOT_THIS_KIND };

/** One line per kind that the matrix opens by share, whole or as a summary. */
const grants = (): Rule[] => KINDS.flatMap((kind) => (['FULL', 'SUMMARY'] as const).flatMap((detail) => {
  const to = addressees(kind, detail);
  return to.length === 0 ? [] : [rule('Share', 'grant', 'CASF L.226-2-2', 'vous partagez cet élément avec qui la loi le permet', eq('grantedBy', ME, no.NOT_THE_AUTHOR), eq('kind', kind, no.NOT_AN_ADDRESSEE),
    ...(detail === 'SUMMARY' ? [eq('detail', 'SUMMARY', no.SUMMARY_ONLY)] : []), among('readerFunction', to, no.NOT_AN_ADDRESSEE))];
}));

const rule = (type: string, action: Action, article: string, because: string, ...all: Conjunct[]): Rule =>
  ({ name: `${type}.${action}`, type, action, right: 'RULE', article, because, all: [sameDepartement, ...all] });

/** A row of the matrix, or what the function on call knows by its territory, under an exceptional access. */
type Holder = RowName | 'ASTREINTE';
const DUTIES: readonly Holder[] = ['EVALUATEUR', 'ASTREINTE'];

/** A version, a mention and a piece are shared with their message, or with the contribution that it joins; a line of minutes, what joins it and what is to be done of it with their point; not by themselves. */
const SHARED_AS: Readonly<Record<string, string>> = { Revision: 'messageId', Mention: 'messageId', Piece: 'messageId', PieceEvaluation: 'contributionId', MinuteLine: 'pointId', PieceSynthese: 'pointId', ActionItem: 'pointId', ActionStep: 'pointId', Observation: 'pointId', ObservationAnswer: 'pointId' };

/** What one cell asks of a row of that kind. A duty's rights hold only where that duty is held. */
function asks(type: string, name: Holder, kind: Kind, { right, detail, when }: Alternative): Conjunct[] {
  const item = SHARED_AS[type] ?? 'id';
  const duty = name === 'EVALUATEUR';
  const held: Record<Alternative['right'], Conjunct[]> = {
    S: [memberOf('dossierId', 'scope', no.NOT_IN_SCOPE)],
    P: [name === 'ASTREINTE' ? memberOf(['dossierId', 'kind'], 'brokenKind', no.NOT_IN_SCOPE)
      : memberOf(['dossierId', 'kind'], duty ? 'evaluatorKind' : 'admissionKind', duty ? no.NOT_EVALUATOR : no.NOT_ADMITTED)],
    X: [memberOf(item, 'share', no.notShared(kind)), ...(duty ? [memberOf('dossierId', 'evaluated', no.NOT_EVALUATOR)] : [])],
    O: [eq('authorId', ME, no.NOT_THE_AUTHOR)],
  };
  return [
    eq('kind', kind, no.closedKind(kind, false)),
    ...held[right],
    ...(detail === 'SUMMARY' ? [eq('detail', 'SUMMARY', no.SUMMARY_ONLY)] : []),
    ...(when ? [eq('source', when.source, no.OTHER_FILE)] : []),
  ];
}

const BECAUSE: Record<Alternative['right'], string> = {
  S: 'votre fonction connaît des dossiers de votre territoire',
  P: 'vous êtes admis à ce dossier pour ce genre d’élément',
  X: 'cet élément vous a été partagé',
  O: 'vous en êtes l’auteur',
};

function cellRules(type: string, action: Action, names: readonly Holder[], cells: (name: Holder, kind: Kind) => readonly Alternative[], ...first: Conjunct[]): Rule[] {
  return names.flatMap((name) => kindsOf(type).flatMap((kind) => cells(name, kind).map((alternative): Rule => ({
    name: `${type}.${action}.${alternative.right}.${kind}${DUTIES.includes(name) ? `.${name}` : ''}`,
    type, action, right: alternative.right, because: BECAUSE[alternative.right],
    article: alternative.right === 'S' ? 'CASF L.221-6, L.226-3' : 'CASF L.226-2-2',
    all: [sameDepartement, ...first, ...asks(type, name, kind, alternative)],
  }))));
}

/** Who keeps the directory: the département's administrator its organisations and conventions, each organisation's correspondent its services and substitutes. */
function directoryRules(fn: Function): Rule[] {
  const recordedByMe = eq('recordedBy', ME, no.NOT_THE_AUTHOR);
  const ofMyOrganisation = memberOf('organisationId', 'ownOrganisation', no.OTHER_ORGANISATION);
  if (fn === 'ADMINISTRATEUR_DEPARTEMENT') {
    return [
      rule('MailFailure', 'read', 'RGPD 32', 'vous tenez l’annuaire du département'),
      rule('Organisation', 'add', 'CASF L.226-3', 'l’administrateur du département tient l’annuaire'),
      rule('Convention', 'add', 'CASF L.226-3', 'l’administrateur du département enregistre les conventions', recordedByMe),
      rule('Astreinte', 'end', 'CASF R.221-8', 'l’administrateur du département met fin à une astreinte'),
      rule('Astreinte', 'add', 'CASF R.221-8', 'l’administrateur du département nomme qui est d’astreinte', recordedByMe, eq('recorderId', { actor: 'professionnelId' }, no.NOT_THE_AUTHOR),
        memberOf('habilitationId', 'anotherPerson', no.NOT_ONESELF)),
      rule('Ressort', 'add', 'C. proc. pén. 43', 'l’administrateur du département tient l’annuaire', recordedByMe),
      rule('Delegation', 'end', 'CGCT L.3221-3', 'l’administrateur du département met fin à une délégation de signature'),
      rule('Delegation', 'add', 'CGCT L.3221-3', 'l’administrateur du département enregistre les délégations de signature', recordedByMe, eq('recorderId', { actor: 'professionnelId' }, no.NOT_THE_AUTHOR),
        memberOf('delegateId', 'anotherPerson', no.NOT_ONESELF)),
    ];
  }
  if (fn !== 'CORRESPONDANT_ORGANISATION') return [];
  const corresponds = 'vous êtes le correspondant de cette organisation';
  return [
    rule('MailFailure', 'read', 'RGPD 32', corresponds, ofMyOrganisation),
    ...['Service', 'Substitution'].map((type) => rule(type, 'add', 'CASF L.226-3', corresponds, recordedByMe, ofMyOrganisation)),
  ];
}

/** Whoever answers for a child: its référent, by name; the heads of its territory. */
const answering = (fn: Function, column: string): Conjunct => (fn === REFERENT ? memberOf(column, 'referentOf', no.NOT_THE_REFERENT) : memberOf(column, 'scope', no.NOT_IN_SCOPE));

/** Why somebody opened a dossier: asked by whoever answers for the child, given by that person, to those who answer. */
function justificationRules(fn: Function): Rule[] {
  const ofMe = eq('habilitationId', ME, no.NOT_ADDRESSED);
  const asked = memberOf(['questionId', 'dossierId'], 'askedOfMe', no.NOT_ASKED);
  const rules = [
    rule('Justification', 'read', 'RGPD 15', 'cette justification vous est demandée', ofMe),
    rule('Justification', 'write', 'RGPD 32', 'cette justification vous est demandée', ofMe, eq('nature', 'GIVEN', no.NOT_ASKED), asked),
  ];
  if (fn !== REFERENT && !WHO_ADMITS.includes(fn)) return rules;
  const because = 'vous répondez du dossier de cet enfant';
  return [...rules, rule('Justification', 'read', 'RGPD 32', because, answering(fn, 'dossierId')),
    rule('Justification', 'write', 'RGPD 32', because, answering(fn, 'dossierId'), eq('nature', 'ASKED', no.NOT_ASKED), eq('askedBy', ME, no.NOT_THE_AUTHOR))];
}

/** Who opened what, when: to those who answer for the child, and to the DPO, who knows no child. */
function journalRules(fn: Function, row: Row): Rule[] {
  if (fn === CONTROLLER) {
    return [
      rule('Consultation', 'read', 'RGPD 39', 'le délégué à la protection des données contrôle les accès'),
      rule('Event', 'read', 'RGPD 39', 'le délégué à la protection des données contrôle les actes', among('type', ACTS_CONTROLLED, no.NOT_JOURNALLED)),
    ];
  }
  if (fn !== REFERENT && !WHO_ADMITS.includes(fn)) return [];
  const answersFor = answering(fn, 'aboutId');
  return [
    rule('Consultation', 'read', 'RGPD 32', 'vous répondez du dossier de cet enfant', answersFor, among('reserved', mayBeToldOf(row), no.NOT_THIS_KIND)),
    rule('Event', 'read', 'RGPD 32', 'vous répondez du dossier de cet enfant', answersFor, among('type', fn === REFERENT ? ACTS_TOLD : ACTS_OF_THOSE_WHO_ADMIT, no.NOT_JOURNALLED)),
  ];
}

/** Habilitations, the root of every right: proposed, validated, granted by different persons, and ended (CASF R.221-8). */
function habilitationRules(fn: Function): Rule[] {
  const signed = (by: string, person: string): Conjunct[] => [eq(by, ME, no.NOT_THE_AUTHOR), eq(person, { actor: 'professionnelId' }, no.NOT_THE_AUTHOR)];
  const ofMyOrganisation = memberOf('organisationId', 'ownOrganisation', no.OTHER_ORGANISATION);
  const ofOthers = memberOf('proposalId', 'proposalOfOthers', no.OWN_PROPOSAL);
  const says = 'CASF R.221-8';
  const invites = 'CASF R.221-8 ; RGPD 32';
  const acts = ['HabilitationProposal', 'HabilitationValidation', 'HabilitationGrant'];
  const reading = (because: string): Rule[] => acts.map((type) => rule(type, 'read', says, because));
  const concerned = eq('professionnelId', { actor: 'professionnelId' }, no.NOT_ADDRESSED);
  const rules = [rule('HabilitationProposal', 'read', says, 'cette proposition vous concerne', concerned), rule('HabilitationReview', 'read', 'RGPD 15', 'cette revue vous concerne', concerned)];
  if (WHO_ADMITS.includes(fn)) {
    rules.push(...reading('le responsable valide les habilitations'),
      rule('HabilitationProposal', 'propose', says, 'le responsable propose un correspondant', ...signed('proposedBy', 'proposerId'), eq('function', 'CORRESPONDANT_ORGANISATION', no.NOT_BY_YOU)),
      rule('HabilitationValidation', 'validate', says, 'le responsable valide', ...signed('validatedBy', 'validatorId'), ofOthers));
  }
  if (fn === 'CORRESPONDANT_ORGANISATION') {
    const corresponds = 'vous êtes le correspondant de cette organisation';
    rules.push(...['HabilitationProposal', 'HabilitationReview', 'Inscription', 'Invitation'].map((type) => rule(type, 'read', says, corresponds, ofMyOrganisation)),
      rule('Inscription', 'add', says, corresponds, eq('recordedBy', ME, no.NOT_THE_AUTHOR), ofMyOrganisation),
      rule('Invitation', 'add', invites, corresponds, eq('madeBy', ME, no.NOT_THE_AUTHOR), ofMyOrganisation),
      rule('Invitation', 'end', invites, corresponds, ofMyOrganisation),
      rule('HabilitationProposal', 'propose', says, 'vous êtes le correspondant de cette organisation', ...signed('proposedBy', 'proposerId'), ofMyOrganisation));
  }
  if (fn === 'ADMINISTRATEUR_DEPARTEMENT') {
    const grants = [...signed('grantedBy', 'granterId'), ofOthers];
    rules.push(...reading('l’administrateur accorde les habilitations'),
      rule('HabilitationGrant', 'grant', says, 'l’administrateur accorde ce qui est proposé', ...grants, { op: 'in', column: 'function', values: NEEDS_NO_VALIDATION, otherwise: no.NOT_VALIDATED }),
      rule('HabilitationGrant', 'grant', says, 'l’administrateur accorde ce qui est proposé et validé', ...grants, memberOf('proposalId', 'validatedByAnother', no.NOT_VALIDATED)),
      ...['HabilitationReview', 'Inscription', 'Invitation'].map((type) => rule(type, 'read', says, 'l’administrateur tient l’annuaire et revoit les habilitations')),
      rule('Inscription', 'add', says, 'l’administrateur du département tient l’annuaire', eq('recordedBy', ME, no.NOT_THE_AUTHOR)),
      rule('Invitation', 'add', invites, 'l’administrateur du département tient l’annuaire', eq('madeBy', ME, no.NOT_THE_AUTHOR)),
      rule('Invitation', 'end', invites, 'l’administrateur du département tient l’annuaire'),
      rule('HabilitationReview', 'write', says, 'l’administrateur revoit les habilitations d’autres personnes que lui', ...signed('reviewedBy', 'reviewerId'), memberOf('habilitationId', 'anotherPerson', no.NOT_ONESELF)),
      rule('Habilitation', 'end', says, 'l’administrateur met fin aux habilitations'));
  }
  return rules;
}

/** The clocks that run: to whoever answers for the child or for the intake; the référent, for those that are theirs. Started and met by the acts themselves. */
function clockRules(fn: Function): Rule[] {
  const reached: [string, string, Conjunct[]][] = [];
  if (WHO_ADMITS.includes(fn)) reached.push(['CASF L.221-6', 'vous répondez du dossier de cet enfant', [memberOf('holderId', 'scope', no.NOT_IN_SCOPE)]]);
  if (WHO_RECEIVES.includes(fn)) reached.push(['CASF L.226-3', 'la cellule suit les délais de ce qu’elle reçoit', [eq('holderType', 'INTAKE', no.NOT_IN_SCOPE)]]);
  else if (WHO_ADMITS.includes(fn)) reached.push(['CASF L.221-6', 'un enfant de ce recueil est de votre territoire', [memberOf('holderId', 'intakeScope', no.NOT_IN_SCOPE)]]);
  const around = fn === 'RESPONSABLE_ASE' ? [rule('Deadline', 'read', 'CASF L.221-6', 'ce signalement est d’un dossier de votre territoire', memberOf('holderId', 'signalementScope', no.NOT_YOUR_SIGNALEMENT))] : [];
  const theirs = fn === REFERENT ? [rule('Deadline', 'read', 'CASF L.223-1-1', 'vous répondez de ce délai', eq('answersFor', REFERENT, no.NOT_BY_YOU), memberOf('holderId', 'referentOf', no.NOT_THE_REFERENT))] : [];
  return [...theirs, ...around, ...reached.flatMap(([article, because, where]) => [
    ...['Deadline', 'DeadlineShortening'].map((type) => rule(type, 'read', article, because, ...where)),
    ...(WHO_ADMITS.includes(fn) ? [rule('DeadlineShortening', 'write', 'CASF D.226-2-4', 'le responsable réduit un délai selon le danger et l’âge', ...where, eq('decidedBy', ME, no.NOT_THE_AUTHOR))] : []),
  ])];
}

const declaredByMe = [eq('declaredBy', ME, no.NOT_THE_AUTHOR), eq('declarerId', { actor: 'professionnelId' }, no.NOT_THE_AUTHOR)];
const ofMyself = eq('professionnelId', { actor: 'professionnelId' }, no.NOT_BY_YOU);
const ofOrdinaryDuty = among('duty', ['NONE', 'EVALUATEUR'], no.NOT_ON_CALL);

/** An exceptional access: whoever is on call opens it to themselves, and somebody else reviews it. It is an admission, and no other path. */
function glassRules(fn: Function, row: Row): Rule[] {
  const article = 'CASF L.221-6';
  const inScope = memberOf('dossierId', 'scope', no.NOT_IN_SCOPE);
  const rules = [rule('GlassReview', 'read', 'RGPD 15', 'c’est la revue de votre accès', eq('habilitationId', ME, no.NOT_ADDRESSED))];
  if (WHO_ADMITS.includes(fn)) {
    rules.push(rule('GlassReview', 'read', 'RGPD 32', 'vous répondez du dossier de cet enfant', inScope),
      rule('GlassReview', 'write', 'RGPD 32', 'une autre personne que celle qui a ouvert l’accès le revoit', inScope, memberOf(['admissionId', 'dossierId'], 'glassOfAnother', no.NOT_BY_THE_SAME),
        eq('reviewedBy', ME, no.NOT_THE_AUTHOR), eq('reviewerId', { actor: 'professionnelId' }, no.NOT_THE_AUTHOR)));
  }
  if (fn !== WHO_IS_ON_CALL) return rules;
  const because = 'vous êtes d’astreinte';
  const forMyself = [memberOf('habilitationId', 'onCall', no.NOT_ON_CALL), eq('duty', 'ASTREINTE', no.NOT_ON_CALL)];
  const under = 'vous avez ouvert, d’astreinte, un accès exceptionnel à ce dossier';
  const broken = (column = 'dossierId'): Conjunct => memberOf(column, 'broken', no.NOT_IN_SCOPE);
  return [...rules,
    rule('Admission', 'break', article, because, ...forMyself, eq('grantedBy', ME, no.NOT_THE_AUTHOR)),
    rule('AdmissionKind', 'break', article, because, ...forMyself, among('kind', KINDS.filter((kind) => asAdmitted(row[kind]).length > 0), no.NOT_THIS_KIND)),
    rule('Dossier', 'read', article, under, broken('id')),
    ...['DossierTerritoire', 'DossierLink', 'Admission', 'Referent'].map((type) => rule(type, 'read', article, under, broken())),
    rule('AdmissionKind', 'read', article, under, ofNoticeableKind, broken()),
    rule('ThreadDossier', 'open', article, under, beingOpenedByMe, broken()),
    rule('Conflict', 'write', 'CASF D.226-2-5', 'vous vous écartez de ce dossier', ...declaredByMe, broken(), ofMyself),
  ];
}

/** Who is kept out of a dossier: declared by themself, or by those who admit; known to them and to the référent; lifted by somebody else. For everyone else, absent. */
function conflictRules(fn: Function, byScope: boolean, byAdmission: boolean): Rule[] {
  const says = 'CASF D.226-2-5';
  const inScope = memberOf('dossierId', 'scope', no.NOT_IN_SCOPE);
  const admits = WHO_ADMITS.includes(fn);
  return [
    rule('Conflict', 'read', 'RGPD 15', 'vous l’avez déclaré', eq('declaredBy', ME, no.NOT_THE_AUTHOR)),
    ...(byAdmission ? [rule('Conflict', 'write', says, 'vous vous écartez de ce dossier', ...declaredByMe, memberOf('dossierId', 'admitted', no.NOT_ADMITTED), ofMyself)] : []),
    ...(byScope && !admits ? [rule('Conflict', 'write', says, 'vous vous écartez de ce dossier', ...declaredByMe, inScope, ofMyself)] : []),
    ...['Conflict', 'ConflictLift'].flatMap((type) => [
      ...(admits ? [rule(type, 'read', says, 'le responsable désigné sait qui est écarté', inScope)] : []),
      ...(WHO_FOLLOWS.includes(fn) ? [rule(type, 'read', says, 'vous êtes le référent de cet enfant', memberOf('dossierId', 'referentOf', no.NOT_THE_REFERENT))] : []),
    ]),
    rule('ConflictLift', 'read', 'RGPD 15', 'vous vous étiez écarté de ce dossier', eq('declarerId', { actor: 'professionnelId' }, no.NOT_ADDRESSED), ofMyself),
    ...(admits ? [
      rule('Conflict', 'write', says, 'le responsable désigné écarte', ...declaredByMe, inScope),
      rule('ConflictLift', 'write', says, 'le responsable désigné lève ce qu’un autre a déclaré', inScope, eq('liftedBy', ME, no.NOT_THE_AUTHOR), eq('lifterId', { actor: 'professionnelId' }, no.NOT_THE_AUTHOR),
        memberOf(['conflictId', 'dossierId'], 'conflictOfOthers', no.NOT_TO_LIFT)),
    ] : []),
  ];
}

type Cells = (name: Holder, kind: Kind) => readonly Alternative[];

/** What one cell asks of an element of an information préoccupante: it is judged by the child whom it is about, where that child is attached. X and O are not of recueil. */
function asksOfIntake(type: string, name: Holder, kind: Kind, { right, detail, when }: Alternative): Conjunct[] {
  const mineur = type === 'MineurConcerne' ? 'id' : 'mineurId';
  const relation = name === 'ASTREINTE' ? 'mineurBrokenKind' : name === 'EVALUATEUR' ? 'mineurEvaluatorKind' : 'mineurAdmissionKind';
  const received = WHO_RECEIVES.includes(name as Function);
  return [
    eq('kind', kind, no.closedKind(kind, false)),
    ...(right === 'P' ? [memberOf([mineur, 'kind'], relation, no.NOT_ADMITTED)] : received ? [] : [type === 'Informant' ? memberOf('intakeId', 'intakeScope', no.NOT_IN_SCOPE) : memberOf(mineur, 'mineurScope', no.NOT_IN_SCOPE)]),
    ...(detail === 'SUMMARY' ? [eq('detail', 'SUMMARY', no.SUMMARY_ONLY)] : []),
    ...(when ? [eq('source', when.source, no.OTHER_FILE)] : []),
  ];
}

const PARTS_OF_INTAKE = ['MineurConcerne', 'InformationDesParents', 'ElementRecueilli', 'PieceRecueillie', 'Informant'];

/** What worries somebody about a child: transmitted by whoever has that duty, received by the cell of the whole département, read around a child once attached to the child's dossier. */
function intakeRules(fn: Function, row: Row, names: readonly Holder[], reads: Cells): Rule[] {
  const rules = PARTS_OF_INTAKE.flatMap((type) => names.flatMap((name) => kindsOf(type).flatMap((kind) => reads(name, kind)
    .filter(({ right }) => right === 'S' || (right === 'P' && type !== 'Informant')).map((cell): Rule => ({
      name: `${type}.read.${cell.right}.${kind}${DUTIES.includes(name) ? `.${name}` : ''}`, type, action: 'read', right: cell.right, because: BECAUSE[cell.right],
      article: cell.right === 'S' ? 'CASF L.221-6, L.226-3' : 'CASF L.226-2-2', all: [sameDepartement, ...asksOfIntake(type, name, kind, cell)],
    })))));
  const head = (because: string, intake: ((column: string) => Conjunct) | null, dossier: Conjunct[], article = 'CASF L.226-2-2'): Rule[] => [
    ...([['InformationPreoccupante', 'id'], ['Evaluation', 'intakeId'], ['Cloture', 'intakeId']] as const).map(([type, column]) => rule(type, 'read', article, because, ...(intake ? [intake(column)] : []))),
    rule('Attachment', 'read', article, because, ...dossier),
  ];
  /** Why it was qualified, and what was decided of it: for those who answer for it, not for whoever is admitted. */
  const motives = (because: string, article: string, ...intake: Conjunct[]): Rule[] => ['Qualification', 'SecondRegard', 'SuiteDonnee'].map((type) => rule(type, 'read', article, because, ...intake));
  if (WHO_RECEIVES.includes(fn)) {
    rules.push(...head('la cellule reçoit les informations préoccupantes du département', null, [], 'CASF L.226-3'),
      rule('Attachment', 'add', 'CASF L.226-3', 'la cellule rattache un enfant à son dossier', eq('authorId', ME, no.NOT_THE_AUTHOR), memberOf('dossierId', 'scope', no.NOT_IN_SCOPE)),
      ...motives('la cellule reçoit les informations préoccupantes du département', 'CASF L.226-3'), ...qualifyingRules(), ...answeringRules());
  } else if (row.IDE.some((c) => c.right === 'S')) {
    rules.push(...head('cet enfant est de votre territoire', (column) => memberOf(column, 'intakeScope', no.NOT_IN_SCOPE), [memberOf('dossierId', 'scope', no.NOT_IN_SCOPE)], 'CASF L.221-6'),
      ...motives('cet enfant est de votre territoire', 'CASF L.221-6', memberOf('intakeId', 'intakeScope', no.NOT_IN_SCOPE)));
  }
  if (mayEvaluate(row)) rules.push(...head('vous êtes admis au dossier de cet enfant', (column) => memberOf(column, 'intakeAdmitted', no.NOT_ADMITTED), [memberOf('dossierId', 'admitted', no.NOT_ADMITTED)]));
  if (fn === WHO_IS_ON_CALL) {
    const because = 'vous avez ouvert, d’astreinte, un accès exceptionnel à ce dossier';
    rules.push(...head(because, (column) => memberOf(column, 'intakeBroken', no.NOT_IN_SCOPE), [memberOf('dossierId', 'broken', no.NOT_IN_SCOPE)], 'CASF L.221-6'),
      ...motives(because, 'CASF L.221-6', memberOf('intakeId', 'intakeBroken', no.NOT_IN_SCOPE)));
  }
  return WHO_TRANSMITS.includes(fn) ? [...rules, ...transmittingRules(fn)] : rules;
}

/** Two professionals of the cell, two persons: one proposes, the other looks. */
function qualifyingRules(): Rule[] {
  const signed = [eq('authorId', ME, no.NOT_THE_AUTHOR), eq('personId', { actor: 'professionnelId' }, no.NOT_THE_AUTHOR)];
  return [
    rule('InformationPreoccupante', 'qualify', 'CASF L.226-3', 'la cellule qualifie', eq('state', 'RECEIVED', no.ALREADY_QUALIFIED)),
    rule('Qualification', 'write', 'CASF L.226-3', 'la cellule qualifie', ...signed, memberOf('intakeId', 'intakeToQualify', no.ALREADY_QUALIFIED)),
    rule('SecondRegard', 'write', 'CASF L.226-3', 'une autre personne de la cellule regarde', ...signed, memberOf(['qualificationId', 'intakeId'], 'qualifiedByAnother', no.ONE_LOOK_EACH)),
  ];
}

/** What whoever transmitted is told, asked, refused, and that nothing more is due: the cell's, which alone knows whom it answers. */
function answeringRules(): Rule[] {
  const mine = eq('authorId', ME, no.NOT_THE_AUTHOR);
  return [
    ...['DemandeRetour', 'Retour', 'RetourRefuse'].flatMap((type) => [
      rule(type, 'read', 'CASF L.226-5', 'la cellule informe qui lui a transmis'),
      rule(type, 'write', 'CASF L.226-5', 'la cellule informe qui lui a transmis', mine),
    ]),
    rule('Cloture', 'write', 'CASF L.226-3', 'la cellule clôt ce dont plus rien n’est dû', mine),
  ];
}

function transmittingRules(fn: Function): Rule[] {
  const article = 'CASF L.226-2-1';
  const mine = eq('authorId', ME, no.NOT_THE_AUTHOR);
  const withIt = memberOf('intakeId', 'transmittedIntake', no.NOT_TRANSMITTED_BY_YOU);
  const kinds = kindsOf('ElementRecueilli').filter((kind) => kind !== 'MED' || FUNCTIONS[fn].health);
  return [
    rule('InformationPreoccupante', 'report', article, 'vous transmettez ce qui vous inquiète', mine),
    rule('AccuseReception', 'write', article, 'vous transmettez ce qui vous inquiète', mine, withIt),
    ...[...PARTS_OF_INTAKE, 'AccuseReception'].map((type) => rule(type, 'read', article, 'vous l’avez transmis', mine)),
    ...(['read', 'write'] as const).map((action) => rule('Ebauche', action, article, 'vous l’avez commencée', eq('professionnelId', { actor: 'professionnelId' }, no.NOT_THE_AUTHOR))),
    rule('Retour', 'read', 'CASF L.226-5', 'vous en êtes informé, pour l’avoir transmise', eq('addresseeId', ME, no.NOT_ADDRESSED), eq('means', 'PLATFORM', no.NOT_ADDRESSED)),
    ...PARTS_OF_INTAKE.map((type) => rule(type, 'write', article, 'vous transmettez ce qui vous inquiète', mine, withIt, eq('source', FUNCTIONS[fn].source, no.OTHER_FILE),
      ...(type === 'ElementRecueilli' || type === 'PieceRecueillie' ? [among('kind', kinds, no.closedKind('MED', false))] : []))),
  ];
}

const CONTRIBUTED = ['Contribution', 'PieceEvaluation'];
const PIECES_OF_EVALUATION = [...CONTRIBUTED, 'Rencontre', 'RapportEvaluation', 'AvisTitulaire'];

/** An evaluation (CASF D.226-2-3 to D.226-2-7): confided by the designated head; its pieces are those of a child's dossier, about a child of that evaluation. The team meets and concludes; whoever may write of a kind contributes. */
function evaluationRules(fn: Function, names: readonly Holder[], reads: Cells, writes: Cells, signed: readonly Conjunct[]): Rule[] {
  const ofIt = memberOf(['evaluationId', 'dossierId'], 'evaluatedChild', no.NOT_OF_THIS_EVALUATION);
  const answersFor = WHO_RECEIVES.includes(fn) ? [] : [memberOf('intakeId', 'intakeScope', no.NOT_IN_SCOPE)];
  const team: Cells = (name, kind) => writes(name, kind).filter(({ right }) => right === 'S' || name === 'EVALUATEUR');
  return [
    ...PIECES_OF_EVALUATION.flatMap((type) => [...cellRules(type, 'read', names, reads), ...cellRules(type, 'write', names, CONTRIBUTED.includes(type) ? writes : team, ofIt, ...signed)]),
    ...(WHO_ADMITS.includes(fn) ? [
      rule('Evaluation', 'open', 'CASF D.226-2-3', 'le responsable désigné fait évaluer', eq('openedBy', ME, no.NOT_THE_AUTHOR), ...answersFor),
      rule('SuiteDonnee', 'write', 'CASF L.226-4, D.226-2-7', 'le responsable désigné décide de la suite', eq('authorId', ME, no.NOT_THE_AUTHOR), ...answersFor),
    ] : []),
  ];
}

/** What a direct author waits for: that it leaves, arrives, and is in the hands of a magistrate. What the parquet then orders is not theirs to follow. */
const UNTIL_ACKNOWLEDGED = ['SIGNALEMENT_SENDING', 'SIGNALEMENT_RECEPTION', 'SIGNALEMENT_ACK', 'SIGNALEMENT_ACK_GRAVE'];

/** By which way it goes to the parquet: here, or as a package, whose reception is then recorded by who handed it over. */
const SENDING = ['SENT', 'DEPOSITED', 'RECEIPT_RECORDED'];
/** What the judge ruled: recorded by whoever was notified of it (CPC 1190), on either side. */
const JUDGMENTS = ['PROVISIONAL_RULED', 'PROVISIONAL_EXTENDED', 'MERITS_RULED'];
/** What the parquet says by acts of its own; of what is in its hands as a package, the département reports it. */
const REPORTED = ['ANSWERED', 'COMPLEMENT_ASKED', 'PARENTS_TIMING'];

/** A version of the letter, and what joins it: whoever reads or writes the one reads or writes the other. */
const LETTER_AND_PIECES = ['SignalementLetter', 'PieceSignalement'];

/**
 * The parquet seized (CASF L.226-4): directly, by whoever transmits, because it is grave; or by the département, under a signature delegated. A draft is of those who
 * write it; sealed, it is the cell's too, by its copy (II).
 */
function signalementRules(fn: Function): Rule[] {
  const article = 'CASF L.226-4';
  const inScope = memberOf('dossierId', 'scope', no.NOT_IN_SCOPE);
  const ofDepartement = eq('route', 'DEPARTEMENT', no.OTHER_ROUTE);
  const own = memberOf('signalementId', 'ownSignalement', no.NOT_YOUR_SIGNALEMENT);
  const attached = (column = 'signalementId'): Conjunct => memberOf(column, 'signalementScope', no.NOT_YOUR_SIGNALEMENT);
  const sealed = (column = 'signalementId'): Conjunct => memberOf(column, 'sealedSignalement', no.NOT_SEALED);
  const sealedLetter = memberOf(['signalementId', 'version'], 'sealedLetter', no.NOT_SEALED);
  const [written, attachedBy, signedBy] = ['authorId', 'attachedBy', 'sealedBy'].map((column) => eq(column, ME, no.NOT_THE_AUTHOR)) as [Conjunct, Conjunct, Conjunct];
  const direct = WHO_TRANSMITS.includes(fn) && !WHO_SEIZES.includes(fn);
  const authors = 'vous en êtes l’auteur';
  const ofAuthor = [rule('Signalement', 'read', article, authors, written), ...[...LETTER_AND_PIECES, 'SignalementSeal'].map((type) => rule(type, 'read', article, authors, own)),
    ...LETTER_AND_PIECES.map((type) => rule(type, 'write', article, authors, written, own))];
  if (direct) {
    const because = 'vous avisez directement le parquet, pour gravité';
    return [...ofAuthor, rule('Signalement', 'open', article, because, written, eq('route', 'DIRECT', no.OTHER_ROUTE)),
      rule('SignalementSeal', 'sign', article, because, signedBy, eq('route', 'DIRECT', no.OTHER_ROUTE), own),
      rule('SignalementStep', 'read', article, authors, own, eq('reach', 'AUTHOR', no.NOT_FOR_THE_AUTHOR)),
      rule('SignalementStep', 'write', article, authors, written, own, sealed(), among('fact', [...SENDING, 'COMPLEMENT_SENT'], no.NOT_YOUR_STEP), eq('reach', 'AUTHOR', no.NOT_FOR_THE_AUTHOR)),
      rule('Deadline', 'read', article, 'vous attendez l’accusé de ce signalement', memberOf('holderId', 'ownSignalement', no.NOT_YOUR_SIGNALEMENT), among('code', UNTIL_ACKNOWLEDGED, no.NOT_FOR_THE_AUTHOR))];
  }
  if (fn === WHO_IS_SEIZED) return parquetRules();
  if (!WHO_SEIZES.includes(fn)) return [];
  const signs = memberOf('sealedBy', 'signs', no.NO_DELEGATION);
  const because = 'le département saisit le parquet';
  const copy = 'la cellule reçoit copie de tout signalement';
  const reported = 'le département rapporte ce que répond un parquet qui ne se connecte pas';
  const inTheirHands = memberOf('signalementId', 'receiptRecorded', no.NOT_RECEIVED_ELSEWHERE);
  const both = [rule('Signalement', 'open', article, because, written, ofDepartement), rule('SignalementDossier', 'read', article, because, inScope)];
  if (WHO_RECEIVES.includes(fn)) {
    return [...both,
      rule('Signalement', 'read', article, because, ofDepartement), rule('Signalement', 'read', article, copy, sealed('id')),
      ...LETTER_AND_PIECES.flatMap((type) => [rule(type, 'read', article, because, ofDepartement), rule(type, 'read', article, copy, sealedLetter), rule(type, 'write', article, because, written, ofDepartement)]),
      rule('SignalementDossier', 'add', article, because, attachedBy, inScope, ofDepartement), rule('SignalementDossier', 'add', article, copy, attachedBy, inScope, sealed()),
      rule('SignalementSeal', 'read', article, copy),
      rule('SignalementStep', 'read', article, copy),
      rule('SignalementStep', 'write', article, because, written, ofDepartement, sealed(), among('fact', SENDING, no.NOT_YOUR_STEP)),
      rule('SignalementStep', 'write', article, copy, written, sealed(), among('fact', ['COMPLEMENT_SENT', 'PARENTS_TOLD', ...JUDGMENTS], no.NOT_YOUR_STEP)),
      rule('SignalementStep', 'write', article, reported, written, inTheirHands, among('fact', REPORTED, no.NOT_YOUR_STEP)),
      ...(WHO_SIGNS.includes(fn) ? [rule('SignalementSeal', 'sign', 'CGCT L.3221-3', 'la signature vous est déléguée', ofDepartement, signs)] : []),
    ];
  }
  const around = 'ce signalement est d’un dossier de votre territoire';
  return [...both, ...ofAuthor,
    rule('Signalement', 'read', article, around, ofDepartement, attached('id')), rule('Signalement', 'read', article, around, sealed('id'), attached('id')),
    ...LETTER_AND_PIECES.flatMap((type) => [rule(type, 'read', article, around, ofDepartement, attached()), rule(type, 'read', article, around, sealedLetter, attached()), rule(type, 'write', article, around, written, ofDepartement, attached())]),
    rule('SignalementDossier', 'add', article, authors, attachedBy, inScope, own), rule('SignalementDossier', 'add', article, around, attachedBy, inScope, ofDepartement, attached()),
    rule('SignalementSeal', 'read', article, around, attached()),
    rule('SignalementStep', 'read', article, authors, own), rule('SignalementStep', 'read', article, around, attached()),
    rule('SignalementStep', 'write', article, around, written, ofDepartement, sealed(), attached(), among('fact', SENDING, no.NOT_YOUR_STEP)),
    rule('SignalementStep', 'write', article, around, written, sealed(), attached(), among('fact', ['COMPLEMENT_SENT', 'PARENTS_TOLD', ...JUDGMENTS], no.NOT_YOUR_STEP)),
    rule('SignalementStep', 'write', article, reported, written, inTheirHands, attached(), among('fact', REPORTED, no.NOT_YOUR_STEP)),
    rule('SignalementSeal', 'sign', 'CGCT L.3221-3', 'la signature vous est déléguée', ofDepartement, signs, attached()),
  ];
}

/** The parquet seized: any of its magistrates (COJ L.122-4) reads what was sent to it, the sealed letter and no other version, and answers for it by formal acts alone. */
function parquetRules(): Rule[] {
  const because = 'ce signalement est adressé à votre parquet';
  const sent = (column = 'signalementId'): Conjunct => memberOf(column, 'sentToParquet', no.NOT_SENT_TO_YOU);
  return [
    ...dutyRules(),
    rule('Signalement', 'read', 'CASF L.226-4', because, sent('id')),
    ...LETTER_AND_PIECES.map((type) => rule(type, 'read', 'CASF L.226-4', because, memberOf(['signalementId', 'version'], 'sealedLetter', no.NOT_SEALED), sent())),
    ...['SignalementSeal', 'SignalementStep'].map((type) => rule(type, 'read', 'CASF L.226-4', because, sent())),
    rule('SignalementStep', 'write', 'CASF L.226-4', because, eq('authorId', ME, no.NOT_THE_AUTHOR), sent(), among('fact', ['ACKNOWLEDGED', 'AUTHOR_TOLD', ...REPORTED, ...JUDGMENTS], no.NOT_YOUR_STEP)),
    rule('Deadline', 'read', 'CASF L.226-4', 'votre parquet répond de ce délai', eq('answersFor', WHO_IS_SEIZED, no.NOT_BY_YOU), memberOf('holderId', 'sentToParquet', no.NOT_SENT_TO_YOU)),
  ];
}

/** Convoked to this synthèse, in force; by function too, for a row that knows dossiers by their territory. */
const convokedTo = (row: Row, column = 'syntheseId'): Conjunct => memberOf(column, KINDS.some((kind) => row[kind].some((c) => c.right === 'S')) ? 'convoked' : 'convokedAdmitted', no.NOT_CONVOKED);

const byTerritory = (cells: Cells, is: boolean): Cells => (name, kind) => cells(name, kind).filter(({ right }) => (right === 'S') === is);

/** A point, or what is written on it: by S, without a seat; by any other right, at the table. */
const pointRules = (type: string, action: Action, row: Row, names: readonly Holder[], cells: Cells, ...first: Conjunct[]): Rule[] =>
  [...cellRules(type, action, names, byTerritory(cells, true), ...first, memberOf('homeId', 'scope', no.NOT_IN_SCOPE)), ...cellRules(type, action, names, byTerritory(cells, false), ...first, convokedTo(row))];

/**
 * A réunion de synthèse: a membership, as an exchange is. Each attends the points whose kind their cell opens, for the child of whom they speak; S needs no seat at the
 * table to know its agenda. Convened by the designated responsable; a magistrate never sits there (CPC 1187).
 */
function syntheseRules(fn: Function, row: Row, names: readonly Holder[], reads: Cells, shares: Cells): Rule[] {
  if (!mayBeConvoked(row)) return [];
  const article = 'CASF L.226-2-2';
  const inScope = (column = 'dossierId'): Conjunct => memberOf(column, 'scope', no.NOT_IN_SCOPE);
  const convoked = (column?: string): Conjunct => convokedTo(row, column);
  const mine = eq('authorId', ME, no.NOT_THE_AUTHOR);
  const seated = 'vous êtes convoqué à cette synthèse';
  const around = 'ce dossier est de votre territoire';
  const byLogistics = row.LOG.some((c) => c.right === 'S');
  const dated = [['Synthese', 'id'], ['SyntheseDate', 'syntheseId']] as const;
  const rules = [
    ...dated.flatMap(([type, column]) => [rule(type, 'read', article, seated, convoked(column)), ...(byLogistics ? [rule(type, 'read', 'CASF L.221-6', around, inScope())] : [])]),
    rule('SynthesePoint', 'notice', article, seated, convoked()),
    ...(byLogistics ? [rule('SynthesePoint', 'notice', 'CASF L.221-6', around, inScope('homeId'))] : []),
    ...pointRules('SynthesePoint', 'read', row, names, reads), ...pointRules('SynthesePoint', 'share', row, names, shares),
    rule('Convocation', 'read', 'RGPD 15', 'c’est votre convocation', eq('habilitationId', ME, no.NOT_ADDRESSED)),
    rule('Convocation', 'read', article, seated, convoked()),
  ];
  if (fn !== WHO_CONVENES) return rules;
  const because = 'le responsable de l’ASE convoque';
  return [...rules,
    ...dated.map(([type]) => rule(type, 'read', article, 'vous en êtes l’auteur', mine)),
    rule('Synthese', 'convene', article, because, inScope(), mine),
    rule('SyntheseDate', 'write', article, because, inScope(), mine),
    rule('SynthesePoint', 'write', article, because, inScope('homeId'), inScope(), mine, eq('source', FUNCTIONS[fn].source, no.OTHER_FILE)),
    rule('Convocation', 'read', 'CASF L.221-6', because, inScope()),
    rule('Convocation', 'add', article, because, inScope(), eq('invitedBy', ME, no.NOT_THE_AUTHOR), among('function', FUNCTION_NAMES.filter((of) => mayBeConvoked(MATRIX[of])), no.NEVER_CONVOKED)),
    rule('Convocation', 'end', article, because, inScope()),
  ];
}

/** When each can come, asked of whoever is convoked by whoever convenes; whether they come, and why not, for the latter alone. */
function pollRules(fn: Function, row: Row): Rule[] {
  if (!mayBeConvoked(row)) return [];
  const article = 'CASF L.226-2-2';
  const inScope = memberOf('dossierId', 'scope', no.NOT_IN_SCOPE);
  const convoked = memberOf('syntheseId', KINDS.some((kind) => row[kind].some((c) => c.right === 'S')) ? 'convoked' : 'convokedAdmitted', no.NOT_CONVOKED);
  const mine = eq('habilitationId', ME, no.NOT_ADDRESSED);
  const seated = 'vous êtes convoqué à cette synthèse';
  const asked = ['Poll', 'PollSlot'] as const;
  const answered = ['PollVote', 'ConvocationAnswer'] as const;
  const rules = [
    ...asked.flatMap((type) => [rule(type, 'read', article, seated, convoked), ...(row.LOG.some((c) => c.right === 'S') ? [rule(type, 'read', 'CASF L.221-6', 'ce dossier est de votre territoire', inScope)] : [])]),
    rule('PollVote', 'read', article, seated, convoked),
    ...answered.flatMap((type) => [rule(type, 'read', 'RGPD 15', 'c’est votre réponse', mine), rule(type, 'write', article, seated, convoked, mine)]),
  ];
  if (fn !== WHO_CONVENES) return rules;
  const because = 'le responsable de l’ASE convoque';
  return [...rules,
    ...asked.map((type) => rule(type, 'write', article, because, inScope, eq('authorId', ME, no.NOT_THE_AUTHOR))),
    rule('Poll', 'end', article, because, inScope),
    ...answered.map((type) => rule(type, 'read', 'CASF L.221-6', because, inScope)),
  ];
}

/** Who is on duty at a parquet: kept by its magistrates, who hand it over to each other. It opens nothing that they do not read already. */
function dutyRules(): Rule[] {
  const ours = memberOf('parquetId', 'ownOrganisation', no.OTHER_PARQUET);
  const because = 'votre parquet tient son tour de permanence';
  return [
    rule('Permanence', 'add', 'COJ L.122-4', because, eq('recordedBy', ME, no.NOT_THE_AUTHOR), ours),
    rule('Permanence', 'end', 'COJ L.122-4', because, ours),
    rule('Passation', 'read', 'COJ L.122-4', because, ours),
    rule('Passation', 'add', 'COJ L.122-4', 'vous passez la permanence que vous tenez', eq('givenBy', ME, no.NOT_THE_AUTHOR), ours),
  ];
}

/** What anybody at the table may have written: deciding is of who convenes (CASF L.221-6). */
const ADVISED = ['AVIS', 'CONSTAT', 'POINT_DE_VUE', 'DESACCORD', 'PROPOSITION'];

/** What follows a decision: read as its line is; its steps are recorded by whoever it is in the hands of, or by who convenes, where they read it. */
function actionRules(fn: Function, row: Row, names: readonly Holder[], reads: Cells): Rule[] {
  if (!mayBeConvoked(row)) return [];
  const mine = eq('authorId', ME, no.NOT_THE_AUTHOR);
  const inHand = fn === WHO_CONVENES ? [] : [memberOf('actionId', 'inHand', no.NOT_IN_YOUR_HANDS)];
  // Being the author of a step reads nothing of what it is a step of.
  const besidesOnesOwn: Cells = (name, kind) => reads(name, kind).filter(({ right }) => right !== 'O');
  return [...['ActionItem', 'ActionStep'].flatMap((type) => pointRules(type, 'read', row, names, reads)), ...pointRules('ActionStep', 'write', row, names, besidesOnesOwn, ...inHand, mine)];
}

/**
 * The draft is reread: at the table, each observes what they read, and nobody for another; said, or that there is nothing to say. Answered by who convenes, or by whoever holds the pen, where they read it:
 * a doctor answers of « Santé ».
 */
function observationRules(fn: Function, row: Row, names: readonly Holder[], reads: Cells): Rule[] {
  if (!mayBeConvoked(row)) return [];
  const mine = eq('authorId', ME, no.NOT_THE_AUTHOR);
  const [seat, pen] = [convokedTo(row), memberOf('syntheseId', 'scribing', no.NOT_THE_SCRIBE)];
  // Being its author reads nothing of what it is about.
  const besidesOnesOwn: Cells = (name, kind) => reads(name, kind).filter(({ right }) => right !== 'O');
  return [...['Observation', 'ObservationAnswer'].flatMap((type) => pointRules(type, 'read', row, names, reads)),
    rule('Relecture', 'write', 'CASF L.226-2-2', 'vous êtes convoqué à cette synthèse', seat, mine),
    ...cellRules('Observation', 'write', names, besidesOnesOwn, seat, mine),
    ...(fn === WHO_CONVENES ? pointRules('ObservationAnswer', 'write', row, names, besidesOnesOwn, mine) : cellRules('ObservationAnswer', 'write', names, besidesOnesOwn, seat, pen, mine))];
}

/** The family of a meeting, parents and child each by their own kind: by the territory, or at the table; recorded by whoever writes that kind there. */
function familyRules(row: Row, names: readonly Holder[], reads: Cells, writes: Cells, signed: readonly Conjunct[]): Rule[] {
  if (!mayBeConvoked(row)) return [];
  const known = (cells: Cells): Cells => (name, kind) => cells(name, kind).filter(({ right }) => right === 'S' || right === 'P');
  return ([['read', known(reads), []], ['write', known(writes), signed]] as const).flatMap(([action, cells, first]) =>
    [...cellRules('FamilyStep', action, names, byTerritory(cells, true), ...first), ...cellRules('FamilyStep', action, names, byTerritory(cells, false), ...first, convokedTo(row))]);
}

/** A meeting being held, and what is written of it: by whoever holds the pen at the table, each kind by who may write it; a line is read as its point is. */
function seanceRules(fn: Function, row: Row, names: readonly Holder[], reads: Cells, writes: Cells, signed: readonly Conjunct[]): Rule[] {
  if (!mayBeConvoked(row)) return [];
  const article = 'CASF L.226-2-2';
  const seat = convokedTo(row);
  const pen = memberOf('syntheseId', 'scribing', no.NOT_THE_SCRIBE);
  const inScope = (column = 'dossierId'): Conjunct => memberOf(column, 'scope', no.NOT_IN_SCOPE);
  const mine = eq('authorId', ME, no.NOT_THE_AUTHOR);
  const heldByMe = eq('holderId', ME, no.NOT_ADDRESSED);
  const fact = (...facts: string[]): Conjunct => among('fact', facts, no.NOT_THIS_STEP);
  const [seated, around, scribes] = ['vous êtes convoqué à cette synthèse', 'ce dossier est de votre territoire', 'vous tenez la plume'] as const;
  const advised = (column: string): Conjunct[] => (fn === WHO_CONVENES ? [] : [among(column, ADVISED, no.NOT_YOURS_TO_DECIDE)]);
  const byLogistics = row.LOG.some((c) => c.right === 'S');
  const seen = (type: string, action: Action, column?: string): Rule[] => [rule(type, action, article, seated, seat), ...(byLogistics ? [rule(type, action, 'CASF L.221-6', around, inScope(column))] : [])];
  const rules = [
    ...['SeanceStep', 'PenStep', 'Presence', 'Relecture', 'Minutes'].flatMap((type) => seen(type, 'read')),
    rule('SeanceStep', 'write', article, scribes, fact('POINT'), seat, pen, mine),
    rule('PenStep', 'write', article, seated, fact('TAKEN'), seat, mine, heldByMe),
    rule('PenStep', 'write', article, scribes, fact('RELEASED'), seat, pen, mine, heldByMe),
    rule('PenStep', 'write', article, scribes, fact('HANDED'), seat, pen, mine),
    rule('Presence', 'write', article, scribes, seat, pen, mine),
    ...['MinuteLine', 'Observation'].flatMap((type) => seen(type, 'notice', 'homeId')), ...['MinuteLine', 'PieceSynthese'].flatMap((type) => pointRules(type, 'read', row, names, reads)),
    // What the child or the parents think, asked before: there is no pen yet.
    ...cellRules('MinuteLine', 'collect', names, writes, seat, ...signed, eq('type', 'AVIS', no.NOT_THIS_STEP)),
    ...cellRules('MinuteLine', 'write', names, writes, seat, pen, ...signed, ...advised('type')),
    // A file says the whole: none joins what is told in summary.
    ...cellRules('PieceSynthese', 'write', names, writes, seat, pen, ...signed, eq('detail', 'FULL', no.TOLD_IN_SUMMARY), ...advised('lineType')),
    ...(['read', 'write'] as const).map((action) => rule('MinuteDraft', action, article, 'c’est votre brouillon, et vous êtes convoqué', seat, eq('professionnelId', { actor: 'professionnelId' }, no.NOT_THE_AUTHOR))),
  ];
  if (fn !== WHO_CONVENES) return rules;
  const because = 'le responsable de l’ASE convoque';
  return [...rules, rule('Minutes', 'validate', 'CASF L.221-6', because, inScope(), mine), rule('SeanceStep', 'write', article, because, inScope(), mine), rule('Presence', 'write', article, because, inScope(), mine),
    rule('PenStep', 'write', article, because, fact('TAKEN_OVER'), inScope(), mine, heldByMe)];
}

/** All the rules of one function. The matrix is a parameter so that its mutants can be judged. */
export function rulesOf(fn: Function, matrix: Matrix = MATRIX): Rule[] {
  const row = matrix[fn];
  const byAdmission = KINDS.some((k) => row[k].some((c) => c.right === 'P'));
  const knowsIdentity = mayEvaluate(row);
  const onCall = fn === WHO_IS_ON_CALL;
  const names: Holder[] = [fn, ...(knowsIdentity ? ['EVALUATEUR' as const] : []), ...(onCall ? ['ASTREINTE' as const] : [])];
  const reads = (name: Holder, kind: Kind): readonly Alternative[] => (name === 'ASTREINTE' ? asAdmitted(row[kind]) : matrix[name][kind]);
  const writes = (name: Holder, kind: Kind): readonly Alternative[] => (name === 'ASTREINTE' ? asAdmitted(writing(matrix, fn, kind)) : writing(matrix, name, kind));
  /** What one reads in full and by oneself: nobody shares what was shared with them. */
  const shares = (name: Holder, kind: Kind): readonly Alternative[] => reads(name, kind).filter((c) => c.right !== 'X' && c.detail === 'FULL');
  const opens = (name: Holder, kind: Kind): readonly Alternative[] => writes(name, kind).filter((c) => c.right !== 'O');

  const scopeOf = (column = 'dossierId'): Conjunct => memberOf(column, 'scope', no.NOT_IN_SCOPE);
  const admittedTo = (column = 'dossierId'): Conjunct => memberOf(column, 'admitted', no.NOT_ADMITTED);
  const byFunction = KINDS.some((k) => row[k].some((c) => c.right === 'S'));
  const participates = (column = 'threadId'): Conjunct => memberOf(column, byFunction ? 'participates' : 'participatesAdmitted', no.NOT_A_PARTICIPANT);
  const noticesMessage = memberOf(['threadId', 'seq'], byFunction ? 'participatesFrom' : 'participatesAdmittedFrom', no.BEFORE_YOUR_ARRIVAL);
  const byScope = row.IDE.some((c) => c.right === 'S');
  const signed = [eq('authorId', ME, no.NOT_THE_AUTHOR), eq('source', FUNCTIONS[fn].source, no.OTHER_FILE)];
  /** One's own contribution is still written where one is admitted, never out of the blue. */
  const written = (rules: Rule[]): Rule[] => rules.map((r) => (r.right === 'O' && r.action !== 'read' ? { ...r, all: [...r.all, admittedTo()] } : r));

  return [
    ...(byScope ? [rule('Dossier', 'read', 'CASF L.221-6', 'ce dossier est de votre territoire', scopeOf('id'))] : []),
    ...(byAdmission ? [rule('Dossier', 'read', 'CASF L.226-2-2', 'vous êtes admis à ce dossier', admittedTo('id'))] : []),
    ...(WHO_OPENS_A_DOSSIER.includes(fn) ? [
      rule('Dossier', 'open', 'CASF L.226-3', 'la CRIP et le responsable de l’ASE ouvrent les dossiers', eq('openedBy', ME, no.NOT_THE_AUTHOR)),
      rule('DossierTerritoire', 'open', 'CASF L.221-6', 'ce territoire est le vôtre', memberOf('territoireId', 'territory', no.NOT_IN_SCOPE)),
      ...(['open', 'end'] as const).map((action) => rule('DossierLink', action, 'CASF L.226-3', 'les deux dossiers sont de votre territoire', scopeOf(), scopeOf('linkedId'))),
      rule('ChildLookup', 'ask', 'CASF L.226-3', 'le recueil vérifie si l’enfant est connu', eq('askedBy', ME, no.NOT_THE_AUTHOR)),
    ] : []),

    rule('DossierMove', 'read', 'RGPD 15', 'c’est votre acte', eq('movedBy', ME, no.NOT_THE_AUTHOR)),
    ...(byScope ? [rule('DossierTerritoire', 'read', 'CASF L.221-6', 'ce dossier est de votre territoire', scopeOf())] : []),
    ...(byAdmission ? [rule('DossierTerritoire', 'read', 'CASF L.226-2-2', 'vous êtes admis à ce dossier', admittedTo()), rule('DossierLink', 'read', 'CASF L.226-2-2', 'vous êtes admis à ce dossier', admittedTo())] : []),
    ...(byScope ? [rule('DossierLink', 'read', 'CASF L.221-6', 'ce dossier est de votre territoire', scopeOf())] : []),
    ...['Enfant', 'Entry', 'PriorInformation', 'Personne', 'Lien'].flatMap((type) => [
      ...cellRules(type, 'read', names, reads),
      ...written(cellRules(type, 'write', names, writes, ...signed)),
    ]),
    ...cellRules('Lien', 'end', names, opens),
    // A place kept secret is neither shared one by one nor its author's: whoever may no longer know where the child is has lost it.
    ...cellRules('LieuProtege', 'read', names, (name, kind) => reads(name, kind).filter(({ right }) => right === 'S' || right === 'P')),
    ...cellRules('LieuProtege', 'write', names, opens, ...signed),
    ...cellRules('LieuProtege', 'end', names, opens),
    ...cellRules('PriorValidation', 'read', names, reads),
    ...written(cellRules('Entry', 'share', names, shares)),

    ...['Admission', 'Referent'].flatMap((type) => [
      rule(type, 'read', 'RGPD 15', 'c’est votre admission', eq('habilitationId', ME, no.NOT_ADDRESSED)),
      ...(byScope ? [rule(type, 'read', 'CASF L.221-6', 'ce dossier est de votre territoire', scopeOf())] : []),
      ...(knowsIdentity ? [rule(type, 'read', 'CASF L.226-2-2', 'vous êtes admis à ce dossier', admittedTo())] : []),
    ]),
    ...(byAdmission ? [
      rule('AdmissionProposal', 'propose', 'CASF L.226-2-1', 'qui est admis propose', eq('proposedBy', ME, no.NOT_THE_AUTHOR), admittedTo()),
      rule('AdmissionProposal', 'read', 'CASF L.226-2-1', 'vous avez fait cette proposition', eq('proposedBy', ME, no.NOT_THE_AUTHOR), admittedTo()),
      rule('AdmissionDecision', 'read', 'CASF L.226-2-1', 'c’est la réponse à votre proposition', eq('habilitationId', ME, no.NOT_ADDRESSED), admittedTo()),
    ] : []),
    ...conflictRules(fn, byScope, byAdmission),
    // That somebody is admitted to a place kept secret, to an adoption or to an informant tells that there is one.
    rule('AdmissionKind', 'read', 'RGPD 15', 'c’est votre admission', eq('habilitationId', ME, no.NOT_ADDRESSED)),
    ...(byScope ? [rule('AdmissionKind', 'read', 'CASF L.221-6', 'ce dossier est de votre territoire', ofNoticeableKind, scopeOf())] : []),
    ...(knowsIdentity ? [rule('AdmissionKind', 'read', 'CASF L.226-2-2', 'vous êtes admis à ce dossier', ofNoticeableKind, admittedTo())] : []),
    ...(WHO_ADMITS.includes(fn) ? [
      rule('AdmissionKind', 'read', 'CASF L.226-2-1', 'le responsable désigné admet', scopeOf()),
      rule('Admission', 'grant', 'CASF L.226-2-1', 'le responsable désigné admet', scopeOf(), ofOrdinaryDuty, eq('grantedBy', ME, no.NOT_THE_AUTHOR)),
      rule('AdmissionKind', 'grant', 'CASF L.226-2-1', 'le responsable désigné admet', scopeOf(), ofOrdinaryDuty),
      rule('PriorValidation', 'write', 'CASF L.226-2-2', 'le responsable désigné valide l’exception qu’une autre personne a motivée',
        scopeOf(), memberOf(['priorInformationId', 'dossierId'], 'exceptionOfAnother', no.NOT_TO_VALIDATE), ...signed),
      ...['AdmissionProposal', 'AdmissionDecision'].map((type) => rule(type, 'read', 'CASF L.226-2-1', 'le responsable désigné décide des propositions', scopeOf())),
      rule('AdmissionDecision', 'grant', 'CASF L.226-2-1', 'le responsable désigné décide des propositions', scopeOf(), eq('decidedBy', ME, no.NOT_THE_AUTHOR)),
      rule('Referent', 'grant', 'CASF L.223-1-1', 'le responsable désigné nomme le référent', scopeOf(), eq('namedBy', ME, no.NOT_THE_AUTHOR), among('function', WHO_FOLLOWS, no.NOT_A_FOLLOWER)),
      ...['Admission', 'Referent'].map((type) => rule(type, 'end', 'CASF L.226-2-1', 'le responsable désigné met fin', scopeOf())),
      rule('DossierMove', 'write', 'CASF L.221-6', 'le responsable désigné confie le dossier à un autre territoire', scopeOf(), eq('movedBy', ME, no.NOT_THE_AUTHOR)),
      rule('DossierMove', 'read', 'CASF L.221-6', 'ce dossier est de votre territoire', scopeOf()),
      rule('ConservationStep', 'write', 'CASF L.221-6 ; C. patrimoine L.212-2', 'le responsable désigné clôt, gèle et propose à l’élimination', scopeOf(), eq('authorId', ME, no.NOT_THE_AUTHOR), eq('personId', { actor: 'professionnelId' }, no.NOT_THE_AUTHOR)),
      rule('ConservationStep', 'read', 'CASF L.221-6 ; C. patrimoine L.212-2', 'ce dossier est de votre territoire', scopeOf()),
      rule('Participation', 'add', 'CASF L.226-2-1', 'le responsable désigné fait participer', scopeOf()),
      ...(['notice', 'end'] as const).map((action) => rule('Share', action, 'CASF L.226-2-1', 'le responsable désigné répond des partages de son territoire', scopeOf())),
    ] : []),

    rule('Thread', 'notice', 'CASF L.226-2-2', 'vous participez à cet échange', participates('id')),
    ...cellRules('Thread', 'read', names, reads, participates('id')),
    ...cellRules('Thread', 'open', names, opens, ...signed),
    rule('ThreadDossier', 'read', 'CASF L.226-2-2', 'vous participez à cet échange', participates()),
    ...(byScope ? [rule('ThreadDossier', 'open', 'CASF L.226-2-2', 'vous ouvrez cet échange', beingOpenedByMe, scopeOf())] : []),
    ...(byAdmission ? [rule('ThreadDossier', 'open', 'CASF L.226-2-2', 'vous ouvrez cet échange', beingOpenedByMe, admittedTo())] : []),
    rule('Participation', 'read', 'RGPD 15', 'c’est votre participation', eq('habilitationId', ME, no.NOT_ADDRESSED)),
    rule('Participation', 'read', 'CASF L.226-2-2', 'vous participez à cet échange', participates()),
    rule('Participation', 'add', 'CASF L.226-2-2', 'vous avez ouvert cet échange', openedByMe),

    rule('Message', 'notice', 'CASF L.226-2-2', 'vous participez à cet échange', noticesMessage),
    ...cellRules('Message', 'read', names, reads, noticesMessage),
    ...cellRules('Message', 'acknowledge', names, reads, noticesMessage),
    ...written(cellRules('Message', 'share', names, shares, noticesMessage)),
    ...written(cellRules('Message', 'post', names, writes, participates(), ...signed)),
    rule('Message', 'correct', 'CASF L.226-2-2', 'vous en êtes l’auteur', noticesMessage, eq('authorId', ME, no.NOT_THE_AUTHOR)),
    rule('Message', 'withdraw', 'CASF L.226-2-2', 'vous en êtes l’auteur', noticesMessage, eq('authorId', ME, no.NOT_THE_AUTHOR)),
    rule('Revision', 'notice', 'CASF L.226-2-2', 'vous participez à cet échange', noticesMessage),
    ...cellRules('Revision', 'read', names, reads, noticesMessage),
    rule('Revision', 'write', 'CASF L.226-2-2', 'vous êtes l’auteur du message', noticesMessage, eq('authorId', ME, no.NOT_THE_AUTHOR), memberOf('messageId', 'authoredMessage', no.NOT_THE_AUTHOR)),
    ...cellRules('Mention', 'read', names, reads, noticesMessage),
    rule('Mention', 'write', 'CASF L.226-2-2', 'vous êtes l’auteur du message', noticesMessage, eq('authorId', ME, no.NOT_THE_AUTHOR), memberOf('messageId', 'authoredMessage', no.NOT_THE_AUTHOR)),
    ...cellRules('Piece', 'read', names, reads, noticesMessage),
    rule('Piece', 'write', 'CASF L.226-2-2', 'vous êtes l’auteur du message', noticesMessage, eq('authorId', ME, no.NOT_THE_AUTHOR), memberOf('messageId', 'authoredMessage', no.NOT_THE_AUTHOR)),
    rule('Mention', 'answer', 'CASF L.226-2-2', 'c’est à vous que la réponse est demandée', noticesMessage, eq('habilitationId', ME, no.NOT_ADDRESSED)),
    // An acknowledgement is a proof, by name. That somebody was told or has opened is their author's to know, and their own.
    rule('Receipt', 'read', 'CASF L.226-2-2', 'vous participez à cet échange', noticesMessage, eq('fact', 'ACKNOWLEDGED', no.NOT_THE_AUTHOR)),
    rule('Receipt', 'read', 'CASF L.226-2-2', 'vous êtes l’auteur du message', noticesMessage, memberOf('messageId', 'authoredMessage', no.NOT_THE_AUTHOR)),
    rule('Receipt', 'read', 'RGPD 15', 'il s’agit de vous', noticesMessage, eq('habilitationId', ME, no.NOT_ADDRESSED)),
    rule('Receipt', 'write', 'CASF L.226-2-2', 'c’est votre accusé', noticesMessage, eq('habilitationId', ME, no.NOT_ADDRESSED)),

    ...journalRules(fn, row),
    ...justificationRules(fn),
    ...glassRules(fn, row),
    ...intakeRules(fn, row, names, reads),
    ...clockRules(fn),
    ...written(evaluationRules(fn, names, reads, writes, signed)),
    ...signalementRules(fn),
    ...written(syntheseRules(fn, row, names, reads, shares)),
    ...pollRules(fn, row),
    ...written(seanceRules(fn, row, names, reads, writes, signed)),
    ...actionRules(fn, row, names, reads),
    ...observationRules(fn, row, names, reads),
    ...familyRules(row, names, reads, writes, signed),
    rule('ReadingPosition', 'read', 'RGPD 15', 'c’est jusqu’où vous avez lu', eq('habilitationId', ME, no.NOT_ADDRESSED)),
    rule('ReadingPosition', 'write', 'CASF L.226-2-2', 'vous participez à cet échange', participates(), eq('habilitationId', ME, no.NOT_ADDRESSED)),
    ...(['read', 'write'] as const).map((action) =>
      rule('Draft', action, 'CASF L.226-2-2', 'c’est votre brouillon, et vous participez à cet échange', participates(), eq('professionnelId', { actor: 'professionnelId' }, no.NOT_THE_AUTHOR))),

    ...grants(),
    ...(['read', 'notice'] as const).flatMap((action) => [
      rule('Share', action, 'RGPD 15', 'ce partage vous est adressé', eq('habilitationId', ME, no.NOT_ADDRESSED)),
      rule('Share', action, 'CASF L.226-2-2', 'vous avez fait ce partage', eq('grantedBy', ME, no.NOT_ADDRESSED)),
    ]),
    rule('Share', 'end', 'CASF L.226-2-2', 'vous avez fait ce partage', eq('grantedBy', ME, no.NOT_THE_AUTHOR)),
    ...(['read', 'write', 'end'] as const).map((action) => rule('AgendaFeed', action, 'RGPD 15, 32', 'c’est votre agenda', eq('professionnelId', { actor: 'professionnelId' }, no.NOT_ADDRESSED))),
    ...(['read', 'write'] as const).map((action) => rule('NoticePreference', action, 'RGPD 15, 32', 'c’est votre choix', eq('professionnelId', { actor: 'professionnelId' }, no.NOT_ADDRESSED))),
    ...directoryRules(fn),
    ...habilitationRules(fn),
    ...['Habilitation', 'HabilitationTerritoire', 'Territoire', 'Professionnel', 'Organisation', 'Service', 'Substitution', 'Convention', 'Astreinte', 'Delegation', 'Ressort', 'Permanence'].map((type) => rule(type, 'read', 'CASF L.226-3', 'l’annuaire est ouvert aux habilités du département')),
    ...(['read', 'end'] as const).map((action): Rule => ({
      name: `Session.${action}`, type: 'Session', action, right: 'RULE', article: 'RGPD 15, 32', because: 'c’est votre session',
      // A session is a person's, in whatever département.
      all: [eq('professionnelId', { actor: 'professionnelId' }, no.NOT_ADDRESSED)],
    })),
  ];
}
