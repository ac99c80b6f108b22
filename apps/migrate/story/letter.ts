import type { WrittenLetter } from '../../../libs/signalements/written-letter.js';

/** What the school's doctor writes to the procureur on 13 May 2025, paragraph by paragraph. Everybody is invented. */
export const LETTER_OF_13_MAY: { [K in keyof WrittenLetter]: WrittenLetter[K] } = {
  service: 'Service de santé scolaire', address: '12 avenue des Acacias, Montférien', phone: '0536490010', place: 'Montférien',
  callTo: 'Mme Inès VALDORAY, substitut de permanence', callAt: new Date('2025-05-13T09:10:00Z'), previousReferences: ['IP-2025-0117'],
  minors: [
    { surname: 'VASSELIN', givenNames: 'Noé', sex: 'M', born: '2018-03-14', bornAt: '', nationality: '', address: '8 rue des Tanneurs, Montférien', foundAt: 'École Les Tilleuls, infirmerie, jusqu’à 16 h 30', school: 'Les Tilleuls, CP',
      discernment: 'S’exprime clairement.', needs: '', interpreter: '' },
    { surname: 'DORMOND', givenNames: 'Maëlle', sex: 'F', born: '2023-09-02', bornAt: '', nationality: '', address: '8 rue des Tanneurs, Montférien', foundAt: 'Au domicile de sa mère', school: '', discernment: '', needs: '', interpreter: '' },
  ],
  family: {
    parents: [{ name: 'Sandra PERRAUDEAU', born: null, address: '8 rue des Tanneurs, Montférien', phone: '', link: 'mère de Noé et de Maëlle' }, { name: 'Julien VASSELIN', born: null, address: '', phone: '', link: 'père de Noé' },
      { name: 'Kylian DORMOND', born: null, address: '8 rue des Tanneurs, Montférien', phone: '', link: 'père de Maëlle' }],
    parentalAuthority: 'Pour chaque enfant, ses deux parents', familyJudge: '', partner: 'Kylian DORMOND', tonight: 'Sa mère et son compagnon, sauf décision', siblings: [{ name: 'Maëlle DORMOND', born: '2023-09-02', atHome: true }],
  },
  motif: 'Marques linéaires dans le dos, vues ce jour à l’école ; l’enfant en a parlé aussitôt. Le danger serait au domicile.',
  paragraphs: [
    { type: 'OBSERVED', text: 'Ce jour à 9 h 05, j’ai constaté trois marques rouges parallèles d’environ 8 cm dans le dos.', at: new Date('2025-05-13T07:05:00Z'), place: 'École Les Tilleuls, infirmerie', source: '', circumstances: '' },
    { type: 'CHILD_QUOTE', text: 'Noé a dit spontanément : « C’est Kylian avec la ceinture, il faut pas le dire. »', at: new Date('2025-05-13T07:10:00Z'), place: 'Infirmerie', source: '', circumstances: 'Aucune question posée.' },
    { type: 'REPORTED', text: 'L’infirmière m’a dit que Noé avait grimacé en s’asseyant.', at: null, place: '', source: 'Infirmière scolaire', circumstances: '' },
    { type: 'HYPOTHESIS', text: 'Les marques seraient récentes.', at: null, place: '', source: '', circumstances: '' },
    { type: 'CONTEXT', text: 'Une AED est en cours depuis le 3 mars 2025.', at: null, place: '', source: '', circumstances: '' },
  ],
  medical: 'Examiné ce jour à 10 h ; certificat joint.', parentsInformed: { informed: false, at: null, how: 'Risque pour les preuves et de pression sur l’enfant.' }, knownMeasures: 'Aide éducative à domicile',
  actions: [{ what: 'AED', since: '2025-03-03', effects: 'En cours.' }], dangers: ['HEALTH', 'SAFETY'], danger: 'L’enfant rentre ce soir au domicile et craint les suites de sa parole.', administrativeProtection: 'L’accord de la famille ne peut être recherché avant la mise à l’abri.',
  asked: ['ADMINISTRATEUR_AD_HOC', 'ORDONNANCE_DE_PLACEMENT_PROVISOIRE'], argument: 'Mise à l’abri des deux enfants ce soir.', familyPossibilities: 'Non évaluées, en raison de l’urgence.', attachments: ['Certificat médical du 13 mai 2025'],
};
