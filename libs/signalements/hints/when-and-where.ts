/** A day, a place: found or not in a row of words. */
import { expressions, Phrases } from './phrases.js';
import type { ReadText, Word } from './read-text.js';

const MONTHS = new Set(expressions(`
  août, aout, avril, décembre, février, janvier, juillet, juin, mai, mars, novembre, octobre, septembre
`));
/** « 1er », « 13 », « 05 ». */
const DAY = /^\d{1,2}(er)?$/;
const MONTH = /^(0?[1-9]|1[0-2])$/;
const YEAR = /^(20)?\d{2}$/;
const TODAY = new Phrases(expressions(`
  aujourd'hui, avant hier, ce jour, ce matin, ce soir, cet après midi, hier, hier soir, la veille au soir
`));

/** « 13 mai », « 13/05/2025 », « 13.05.25 », « ce jour ». */
export function tellsADay(words: readonly Word[]): boolean {
  return TODAY.saidIn(words) || words.some((word, at) => {
    const [next, last] = [words[at + 1]?.plain ?? '', words[at + 2]];
    if (!DAY.test(word.plain)) return false;
    // Figures that touch: a date, not an hour and a number.
    return MONTHS.has(next) || (MONTH.test(next) && last !== undefined && YEAR.test(last.plain) && last.from - word.to <= next.length + 2);
  });
}

const PLACES = new Phrases(expressions(`
  à l'admission, à l'arrêt, à l'entrée, à la porte, accueil, antenne, appartement*, association, atelier*, au marché, avenue, balcon, bibliothèque,
  boulangerie, boulevard, brigade, bureau*, bus, cabinet, camp, cantine, caravane, cave, centre*, chalet, chambre*, chemin, chez, classe, clinique,
  cmp, cmpp, collège*, commissariat, consultation*, couloir*, cour, crèche*, crip, cuisine, dans l'entrée, dans le car, dans son lit, devant la porte,
  domicile, dortoir, école*, église, escalier*, espace*, établissement, étude, foyer, garage, garderie, gare, gendarmerie, grille, guichet, gymnase,
  hall, halte, hôpital, hôtel, immeuble, infirmerie, internat, jardin*, lieu d'accueil, lieu de visite, locaux, logement, lycée*, magasin, mairie,
  maison*, maternelle, maternité, mds, médiathèque, palier, parc, parking, parloir, permanence, piscine, pmi, point rencontre, portail, pouponnière,
  préau, quai, réfectoire, rue, salle*, salon, secrétariat, séjour, service, seuil, square, stade, supermarché, sur la place, sur le lit, sur les
  lieux, sur son lit, téléphone, train, tramway, tribunal, trottoir, uaped, urgences, véhicule, vestiaire*, visio, visioconférence, voiture
`));
/** At the head of a clause, « au bord du terrain », « dans la remise » tell a place, whatever it is called… */
const HEADS = new Set(expressions(`
  à, au, aux, avenue, chez, dans, derrière, devant, en, place, près, rue, sous, sur
`));
const SMALL = new Set(expressions(`
  ce, cet, cette, de, du, l', la, le, les, leur, leurs, ma, même, mon, notre, plein, pleine, sa, ses, son, un, une
`));
/** …unless what follows is a time, a manner, or a part of the body. */
const NO_PLACE = new Phrases(expressions(`
  0*, 1*, 2*, 3*, 4*, 5*, 6*, 7*, 8*, 9*, absence, âge, année*, août, automne, avant bras, avril, bras, ce jour, chaque, colère, corps, cou, cour,
  cours, cuisse*, début, décembre, demande, deux, doigt*, dos, effet, épaule*, été, feuille, février, fin, flanc*, front, genou*, hâte, heure*, hiver,
  instant, jambe*, janvier, joue*, journée, juillet, juin, larmes, lendemain, mai, main*, mars, matin*, midi, milieu, minuit, mois, moment, mon,
  novembre, nuit, occasion*, octobre, oeil, œil, peau, peine, pied*, pleurs, plusieurs, poignet*, présence, printemps, pyjama, question*, reprise*,
  retard, retour, semaine, septembre, silence, soir*, suite, table, temps, tête, train, trois, vacances, veille, ventre, visage, voix, yeux
`));

export function tellsAPlace({ text, words }: ReadText): boolean {
  return PLACES.saidIn(words) || words.some(({ plain, quoted, from }, at) => {
    if (quoted || !HEADS.has(plain)) return false;
    const before = words[at - 1];
    if (before && !/[,;:(–—.\n]/.test(text.slice(before.to, from))) return false;
    let next = at + 1;
    while (next < at + 3 && SMALL.has(words[next]?.plain ?? '')) next++;
    return words[next] !== undefined && NO_PLACE.lengthAt(words, next) === 0;
  });
}
