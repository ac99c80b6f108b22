import type { Element, ReportInput } from './queries.js';

type Transmitter = ReportInput['informant']['transmittedBy'];
type Origin = ReportInput['informant']['origin'];
type Channel = NonNullable<ReportInput['informant']['channel']>;
type Choices<T extends string> = readonly (readonly [T, string])[];

export const CHANNELS: Choices<Channel> = [['PLATFORM', 'Ici même'], ['PHONE', 'Par téléphone'], ['NOTE_119', 'Note du 119'], ['IN_PERSON', 'De vive voix'], ['LETTER', 'Par courrier'], ['EMAIL', 'Par courriel']];
export const TRANSMITTERS: Choices<Transmitter> = [
  ['PUBLIC_SCHOOL', 'École ou établissement public'], ['PRIVATE_SCHOOL', 'Établissement privé'], ['EDUCATION', 'Éducation nationale'], ['HOSPITAL', 'Hôpital'], ['PRIVATE_MEDICINE', 'Médecine de ville'],
  ['OTHER_HEALTH_OR_SOCIAL', 'PMI, autre service de santé ou social'], ['DEPARTEMENT', 'Service du département'], ['OTHER_SOCIAL_SERVICE_OR_ASSOCIATION', 'Association, autre service social'], ['SNATED', '119'],
  ['POLICE', 'Police, gendarmerie'], ['JUSTICE', 'Justice'], ['PARENTS', 'Parents'], ['OTHER_RELATIVE', 'Autre proche'], ['OTHER_INDIVIDUAL', 'Autre particulier'], ['MINOR', 'L’enfant'], ['OTHER', 'Autre'], ['UNKNOWN', 'Inconnu'],
];
export const ORIGINS: Choices<Origin> = [['SOCIAL_STAFF', 'Un professionnel du social ou de l’éducation'], ['HEALTH_STAFF', 'Un professionnel de santé'], ['PARENTS', 'Un parent'], ['MINOR', 'L’enfant'], ['OTHER_INDIVIDUAL', 'Un particulier'], ['OTHER_INSTITUTION', 'Une autre institution'], ['ELECTED', 'Un élu'], ['UNKNOWN', 'Inconnu']];
export const ELEMENTS: Choices<Element['kind']> = [['SCO', 'Scolarité'], ['SOC', 'Situation sociale'], ['FAM', 'Famille'], ['ENF', 'Parole de l’enfant'], ['PAR', 'Parole des parents'], ['MED', 'Médical (professionnels de santé)']];
