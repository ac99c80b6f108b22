/** The letter of 13 May 2025 about the two invented children of the demonstration. */
import type { Letter, LetterParagraph } from '../../libs/signalements/letter/letter.js';

const paragraph = (type: LetterParagraph['type'], text: string, more: Partial<LetterParagraph> = {}): LetterParagraph => ({ type, text, at: null, place: '', source: '', circumstances: '', ...more });

export const noe: Letter = {
  reference: 'SIG-2025-0042',
  zone: 'Europe/Paris',
  header: {
    body: 'Direction des services départementaux de l’éducation nationale de l’Orvale', service: 'École Les Tilleuls et service de santé scolaire',
    author: { name: 'Dr Aïcha MERZOUG', functionName: 'médecin scolaire', address: '12 avenue des Acacias, Montférien', phone: '01 99 00 12 34', mail: 'aicha.merzoug@dsden99.example' },
    signatory: { name: 'Claire ESTIVAL', functionName: 'directrice de l’école', address: '', phone: '', mail: '', delegation: 'signe en son nom propre (Code de procédure pénale, art. 40)' },
    writtenAt: new Date('2025-05-13T09:20:00Z'), place: 'Montférien',
    urgency: { urgent: true, call: { at: new Date('2025-05-13T09:20:00Z'), to: 'Mme Inès VALDORAY, substitut' } },
    recipient: 'Parquet du tribunal judiciaire de Montférien', copies: ['Cellule de recueil des informations préoccupantes de l’Orvale'], previousReferences: ['IP-2025-0117'],
  },
  minors: [
    {
      surname: 'Vasselin', givenNames: 'Noé', sex: 'M', born: '2018-03-14', bornAt: 'Montférien', nationality: 'française', address: '8 rue des Tanneurs, Montférien', foundAt: 'école Les Tilleuls, infirmerie',
      school: 'école Les Tilleuls, CP', discernment: 's’exprime clairement', needs: '', interpreter: 'non',
    },
    { surname: 'Dormond', givenNames: 'Maëlle', sex: 'F', born: '2023-09-02', bornAt: 'Montférien', nationality: '', address: '8 rue des Tanneurs, Montférien', foundAt: 'domicile de sa mère', school: '', discernment: '', needs: '', interpreter: '' },
  ],
  family: {
    parents: [
      { name: 'Sandra PERRAUDEAU', born: null, address: '8 rue des Tanneurs, Montférien', phone: '06 99 00 00 01', link: 'mère de Noé et de Maëlle' },
      { name: 'Julien VASSELIN', born: null, address: '', phone: '06 99 00 00 02', link: 'père de Noé' },
      { name: 'Kylian DORMOND', born: null, address: '8 rue des Tanneurs, Montférien', phone: '', link: 'père de Maëlle' },
    ],
    parentalAuthority: 'conjointe des deux parents, pour chacun des enfants', familyJudge: 'jugement du 9 septembre 2022 : résidence de Noé chez sa mère', partner: 'M. Kylian Dormond', tonight: 'non décidé à 11 h 20',
    siblings: [{ name: 'Maëlle DORMOND', born: '2023-09-02', atHome: true }],
  },
  motif: { text: 'Ce matin, à l’école, trois marques linéaires ont été vues dans le dos de Noé, qui en a parlé aussitôt. Le lieu du danger serait le domicile.', ground: 'GRAVE_AND_IMMEDIATE_DANGER' },
  paragraphs: [
    paragraph('OBSERVED', 'J’ai constaté trois marques rouges parallèles d’environ 8 cm dans le dos de Noé.', { at: new Date('2025-05-13T07:05:00Z'), place: 'infirmerie de l’école', source: 'Mme Oriane LESTRAN, infirmière' }),
    paragraph('OBSERVED', 'À l’examen : trois lésions linéaires érythémateuses de 7,5 à 8 cm, espacées de 2 cm, sans plaie.', { at: new Date('2025-05-13T08:00:00Z'), place: 'cabinet médical', source: 'Dr Merzoug' }),
    paragraph('CHILD_QUOTE', '« C’est Kylian avec la ceinture, il faut pas le dire. »', { at: new Date('2025-05-13T07:10:00Z'), place: 'infirmerie', circumstances: 'propos spontanés, seul avec l’infirmière, aucune question posée' }),
    paragraph('REPORTED', 'L’infirmière m’a dit que Noé avait grimacé en s’asseyant.', { source: 'Mme Lestran' }),
    paragraph('HYPOTHESIS', 'Les marques seraient récentes ; l’unité d’accueil pédiatrique le dira.'),
    paragraph('CONTEXT', 'Une aide éducative à domicile est en cours depuis le 3 mars 2025 : deux passages par semaine. L’enfant avait été absent 9 demi-journées à l’automne!'),
    paragraph('ANALYSIS', 'La répétition, le lieu et la crainte de parler nous font retenir un danger grave et immédiat.'),
  ],
  medical: 'Certificat du Dr Merzoug, 13 mai 2025 à 10 h 00, joint.',
  parentsInformed: { informed: false, reason: 'risque de pression sur l’enfant et de disparition des preuves (exception validée par M. Hugo BERNADAC)' },
  history: { knownMeasures: 'Aide éducative à domicile (association Horizon Orvale)', actions: [{ what: 'AED, six mois', since: '3 mars 2025', effects: 'absences en baisse ; visites acceptées par la mère' }] },
  evaluation: { dangers: ['SAFETY', 'HEALTH'], danger: 'Un enfant de sept ans porte des marques et craint les suites de sa parole.', administrativeProtection: 'L’auteur des marques n’est pas connu : aucun accord utile ne peut être recherché avant que l’enfant soit à l’abri.' },
  requests: { asked: ['ORDONNANCE_DE_PLACEMENT_PROVISOIRE', 'ADMINISTRATEUR_AD_HOC'], argument: 'Mise à l’abri des deux enfants ce jour, examen à l’UAPED.', familyPossibilities: 'Non évaluées, en raison de l’urgence.' },
  attachments: ['Certificat médical du 13 mai 2025', 'Relevé des absences'],
};

/** Nobody filled anything in. */
export const blank: Letter = {
  reference: 'SIG-2025-0001', zone: 'Europe/Paris',
  header: {
    body: '', service: '', author: { name: '', functionName: '', address: '', phone: '', mail: '' }, signatory: { name: '', functionName: '', address: '', phone: '', mail: '', delegation: '' },
    writtenAt: new Date('2025-01-01T08:05:00Z'), place: '', urgency: { urgent: false }, recipient: '', copies: [], previousReferences: [],
  },
  minors: [], family: { parents: [], parentalAuthority: '', familyJudge: '', partner: '', tonight: '', siblings: [] },
  motif: { text: '', ground: null }, paragraphs: [], medical: '', parentsInformed: null, history: { knownMeasures: '', actions: [] },
  evaluation: { dangers: [], danger: '', administrativeProtection: '' }, requests: { asked: [], argument: '', familyPossibilities: '' }, attachments: [],
};
