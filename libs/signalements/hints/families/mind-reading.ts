import { isAttributed } from '../attribution.js';
import { FACTS, saying, type Family } from '../family.js';
import { expressions, Phrases } from '../phrases.js';
import { SOURCES } from '../sources.js';
import { TOLD } from './words-without-guillemets.js';

const WORDS = expressions(`
  a conscience, a envie, a honte, a l'air, a peur, affolé*, aime pas, angoissé*, anxieu*, apeuré*, au fond d'elle, au fond de lui, au fond de son
  coeur, avaient l'air, avaient peur, avait honte, avait l'air, avait peur, blasé*, bouleversé*, choqué*, comme si, craignait, craignent, craint,
  croient, croit, croyait, culpabilise*, dans le déni, déçu*, déni, dépassé*, désemparé*, désespéré*, désire, détestait, déteste, détestent, donnait
  l'impression, donne l'impression, donnent l'impression, effondré*, effrayé*, en colère, en souffrance, en veut à, envie de, éprouv*, espérait,
  espère, est convaincu*, est persuadé*, étonné*, fait peur, fier, fière, furieu*, gêné, gênée, gênés, heureuse, heureux, honteux, humilié*,
  indifférent*, inquiet, inquiète, intérieurement, j'ai eu l'impression, j'ai l'impression, j'ai senti, jalous*, jaloux, je sens, l'aime, leur en
  veut, lui en veut, mal à l'aise, malheureu*, n'a pas compris, n'a pas conscience, n'a pas envie, n'aime, n'aiment, n'ont pas conscience, n'osait,
  n'ose, n'osent, ne comprend pas, ne comprennent pas, ne se rend compte, ne se rend pas compte, ne se rendent pas compte, ne supporte, ne supportent,
  nous avons eu l'impression, nous avons l'impression, nous sentons, on a l'impression, on comprend, on devine, on sent, on sentait, on voit bien, on
  voit que, ont honte, ont l'air, ont peur, paniqué*, paraissaient, paraissait, paraissent, paraît, parait, pensaient, pensait, pense, pensent, perdu
  dans ses pensées, perturbé*, prend conscience, prend peur, préoccupé par, rassuré*, redout*, refuse d'admettre, regrett*, rejette, résigné*,
  ressent*, rêve de, s'en fiche, s'en moque, s'imaginait, s'imagine, sait pertinemment, sait très bien, satisfait*, savait très bien, se désintéress*,
  se doutait, se doute, se fiche, se moque, se moquent, se sent, se sentaient, se sentait, se sentent, semble*, souffre, soulagé*, supporte mal,
  terrifié*, terrorisé*, tétanisé*, tracassé*, triste, tristes, veulent, veut, vexé*, vit mal, voulait
`);
/** What follows « que » in a child's or a parent's words is theirs. */
const THAT = new Phrases(['que', 'qu\'']);
/** « Il paraît » is hearsay; « n'aime pas le sport » stays what it is. */
const HEARSAY = new Phrases(['il paraît', 'il parait']);

export const mindReading: Family = {
  code: 'MIND_READING',
  sentence: 'Pensée ou sentiment prêté à autrui. Décrire les gestes, le visage, la voix, ou citer les mots.',
  source: SOURCES.EVALUER,
  reads: FACTS,
  find: saying(WORDS, ({ words }, first, _last, { type }) => (first > 0 && HEARSAY.lengthAt(words, first - 1) > 0) || (type === 'REPORTED' && isAttributed(words)) || (type.endsWith('_QUOTE') && THAT.firstIn(words) < first) || TOLD.firstIn(words) < first),
};
