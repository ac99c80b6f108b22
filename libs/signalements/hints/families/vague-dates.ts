import { FACTS, spanOf, type Family } from '../family.js';
import { expressions, Phrases } from '../phrases.js';
import { SOURCES } from '../sources.js';
import { tellsADay } from '../when-and-where.js';

const times = (before: string, time: string, after: string): string[] =>
  expressions(before).flatMap((one) => expressions(time).flatMap((two) => expressions(after).map((three) => `${one} ${two} ${three}`)));

/** « La semaine passée », « à plusieurs occasions », « cet hiver », « à une date inconnue ». */
const PERIODS = [
  ...times('la, une, cette', 'semaine, année, période', 'passée, dernière, précédente, écoulée'),
  ...times('le, un', 'mois, week end, trimestre, printemps, lundi, mardi, jeudi, mercredi, vendredi, samedi, dimanche', 'passé, dernier, précédent'),
  ...times("l'", 'année, été, an, hiver, automne', 'passé, passée, dernier, dernière, précédente'),
  ...times('à, en', "certaines, d'autres, de multiples, de nombreuses, différentes, diverses, maintes, plusieurs, quelques", 'reprises, occasions, périodes, dates, moments'),
  ...expressions("au printemps, cet été, en été, l'été, cet automne, à l'automne, en automne, mi automne, cet hiver, en hiver, l'hiver, début d'hiver, fin d'été, avant l'été, en début de trimestre, ce trimestre"),
  ...times('à une, à des', 'date, dates, heure, heures', 'inconnue, inconnues, indéterminée, indéterminées, variables'),
];

export const VAGUE = new Phrases([...PERIODS, ...expressions(`
  à de nombreuses reprises, à diverses reprises, à l'époque, à l'occasion, à maintes reprises, à plusieurs reprises, à un certain moment, à un moment
  donné, à une époque, autrefois, aux alentours de, bien des fois, ces dernières semaines, ces derniers jours, ces derniers mois, ces derniers temps,
  ces jours ci, ces temps ci, d'habitude, dans l'année, dans la semaine, dans le passé, de longue date, de temps à autre, de temps en temps, depuis
  des années, depuis des mois, depuis des semaines, depuis la rentrée, depuis longtemps, depuis peu, depuis plusieurs, depuis quelque*, depuis un bon
  moment, depuis un bout de temps, depuis un certain temps, depuis un moment, dernièrement, durant des mois, en début d'année, en fin d'année, en
  général, fréquemment, généralement, habituellement, il y a des années, il y a longtemps, il y a peu, il y a plusieurs, il y a quelque*, il y a un
  bon moment, il y a un certain temps, il y a un moment, jadis, l'an dernier, l'année dernière, l'autre fois, l'autre jour, l'autre matin, l'autre
  soir, la dernière fois, la plupart du temps, la semaine dernière, le mois dernier, le plus souvent, maintes fois, naguère, occasionnellement, par le
  passé, par moment, par moments, parfois, pas mal de temps, pendant des mois, pendant les vacances, pendant longtemps, pendant plusieurs,
  périodiquement, plusieurs fois, quelquefois, quelques jours, quelques semaines, rarement, récemment, régulièrement, souvent, tantôt, un après midi,
  un beau jour, un certain nombre de fois, un de ces jours, un dimanche, un jeudi, un jour, un lundi, un mardi, un matin, un mercredi, un samedi, un
  soir, un vendredi, un week end, une après midi, une certaine fois, une fois où, une nuit, vers la fin, voici plusieurs, voici quelque*, voilà
  longtemps, voilà plusieurs, voilà quelque*
`)]);
/** « Un jour par semaine », « un soir sur deux » count. */
const COUNTS = new Set(['par', 'sur', 'de', 'd\'', 'férié']);

/** Of which the next word may make a count, or a day: « la rentrée de janvier ». */
const TOLD_BY_THE_NEXT = new Set(['un', 'une', 'rentrée']);

export const vagueDates: Family = {
  code: 'VAGUE_DATE',
  sentence: 'Date vague. Dire le jour, ou la période et le nombre de fois.',
  source: SOURCES.FAITS,
  reads: FACTS,
  *find({ sentences }) {
    for (const { words } of sentences) {
      if (tellsADay(words)) continue;
      for (const { first, last } of VAGUE.in(words)) {
        if (!COUNTS.has(words[last + 1]?.plain ?? '') || !TOLD_BY_THE_NEXT.has(words[words[first]?.plain.startsWith('un') ? first : last]?.plain ?? '')) yield spanOf(words, first, last);
      }
    }
  },
};
