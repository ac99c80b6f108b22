import { OUT_OF_ANALYSIS, saying, type Family } from '../family.js';
import { SOURCES } from '../sources.js';
import { expressions } from '../phrases.js';

/** Adjectives that judge a home, a conduct, words: what was seen would let the reader judge. */
const WORDS = expressions(`
  aberrant*, abject*, abominable*, accablant*, accoutré*, admirable*, adorable*, affligeant*, affolant*, affreuse*, affreux, agaçant*, agressif*,
  agressive*, ahurissant*, alarmant*, anormal*, anormaux, arrogant*, atroce*, atterrant*, attitude déplacée, barbare, barbares, bizarre, bizarres,
  blessant*, bordélique*, bouleversant*, calamiteu*, capharnaüm, catastrophique*, chaotique*, charmant*, choquant*, comportement déplacé,
  comportements déplacés, consternant*, crasseu*, cruel*, cynique*, débraillé*, décadent*, décevant*, déconcertant*, dégoûtant*, dégradant*, délabré*,
  déloyal*, déplorable*, dépotoir, déroutant*, désagréable*, désastreu*, désinvolte*, désolant*, désordonné*, détestable*, dissolu*, douteuse*,
  douteux, dramatique*, écoeurant*, écœurant*, effarant*, effrayant*, effroyable*, épouvantable*, et déplacé*, étouffant*, étrange, étranges,
  exaspérant*, excessif*, excessive*, exécrable*, exemplaire*, fâcheu*, gentil, gentille, gentils, glauque*, grossier*, grossière*, grotesque*,
  hallucinant*, honteuse*, horrible*, hostile*, humiliant*, ignoble*, illogique*, immangeable*, immonde*, impardonnable*, impensable*, impoli*,
  inacceptable*, inadapté*, inadéquat*, inadmissible*, inappropri*, inconvenant*, incorrect*, incroyable*, indécent*, indélicat*, indigne d',
  inexcusable*, infâme*, infect, infecte, infectes, infernal*, inhumain*, inimaginable*, injurieu*, injustifiable*, inouï*, inqualifiable*, insensé*,
  insolent*, insoutenable*, insultant*, insupportable*, intenable*, intolérable*, invivable*, invraisemblable*, irréprochable*, irrespectueu*, laid,
  laide, laissé à l'abandon, lamentable*, louche, louches, lugubre*, mal élevé*, mal entretenu*, mal habillé*, mal soigné*, mal tenu*, maladroit*,
  malpropre*, malsain*, mauvais état, mauvaise ambiance, mauvaise éducation, mauvaise hygiène, mauvaise influence, mauvaise tenue, mauvaises
  conditions, médiocre*, méprisable*, minable*, misérable*, miteu*, monstrueu*, n'importe comment, n'importe quel*, n'importe quoi, nauséabond*,
  navrant*, négligé, négligée, négligées, négligés, obscène*, odieuse*, odieux, oppressant*, ordurier*, ordurière*, outrancier*, outrancière*,
  pathétique*, pénible*, piètre*, piteu*, pitoyable*, poisseu*, porcherie, pourri*, propos déplacés, provocant*, puant*, rebutant*, regrettable*,
  remarquable*, repoussant*, répugnant*, révoltant*, ridicule*, sale, sales, saleté*, scandaleu*, sinistre*, sordide*, spectaculaire*, stupéfiant*,
  suspect, suspecte, suspectes, suspects, sympathique*, tapageu*, taudis, terrible*, tragique*, troublant*, un scandale, une honte, vilain*,
  virulent*, vulgaire*
`);

export const judgementWords: Family = {
  code: 'JUDGEMENT_WORD',
  sentence: 'Ce mot juge. Décrire ce qui a été vu ou entendu, sans adjectif d’appréciation, ou le placer dans une « Appréciation professionnelle ».',
  source: SOURCES.ECRIRE,
  reads: OUT_OF_ANALYSIS,
  find: saying(WORDS),
};
