/** Minutes as they read, before any page. Whatever is reserved is said to be, with the rule: a reader knows what they have not read, wherever it is theirs to know. */
import { frenchDay, frenchInstant } from '../../platform/pdf/french-date.js';
import { text, type Block, type Section } from '../../platform/pdf/section.js';
import type { Line, Minutes, Observed, Presence, Reserved, Said } from './minutes.js';

export const sectionsOfMinutes = (minutes: Minutes): Section[] => [
  { heading: 'Réunion', blocks: [fields(...head(minutes))] },
  { heading: 'Présences', blocks: whole(minutes.presence.map((one) => stay(one, minutes.zone))) },
  ...(minutes.family.length > 0 ? [{ heading: 'Famille', blocks: [fields(...minutes.family.map(({ who, invited }): [string, string] => [who, invited]))] }] : []),
  ...minutes.points.map(({ heading, lines }) => ({ heading, blocks: lines.length > 0 ? lineBlocks(lines) : [text('Rien n’a été écrit sur ce point.')] })),
  { heading: 'Décisions', blocks: minutes.decisions.length > 0 ? minutes.decisions.flatMap((line, at) => [decisionBlock(line, at + 1), ...(line.said ? named(line.said) : [])]) : [text('Aucune décision.')] },
  ...(minutes.observations.length > 0 ? [{ heading: 'Observations sur le projet', blocks: minutes.observations.flatMap(observed) }] : []),
  { heading: 'Vérifier ce compte rendu', blocks: [text(CHECKED), fields(['Empreinte de la version complète', minutes.hash]), whole(minutes.commitments.map((commitment, at) => `${at + 1} : ${commitment}`))[0]!] },
];

const CHECKED = 'Chaque lecteur reçoit le compte rendu que son secret professionnel lui ouvre. Tous portent le même numéro, les mêmes décisions, les mêmes engagements et la même empreinte : '
  + 'l’empreinte (SHA-256) est celle de l’en-tête et des engagements ci-dessous, dans cet ordre. L’engagement d’une ligne ne dit rien de son texte.';

const fields = (...of: [string, string][]): Block => ({ kind: 'fields', title: '', fields: of });
const whole = (items: string[]): Block[] => (items.length > 0 ? [{ kind: 'list', items }] : [text('')]);

const head = ({ zone, header: { number, type, purpose, legalBasis, openedAt, closedAt, convenedBy, validatedBy, validatedAt } }: Minutes): [string, string][] => [
  ['Numéro', number], ['Réunion', type], ['Finalité', purpose], ['Fondement', legalBasis],
  ['Ouverte le', frenchInstant(openedAt, zone)], ['Close le', frenchInstant(closedAt, zone)],
  ['Convoquée par', convenedBy], ['Compte rendu validé par', `${validatedBy}, le ${frenchInstant(validatedAt, zone)}`],
];

function stay({ who, quality, arrivedAt, leftAt }: Presence, zone: string): string {
  const name = quality ? `${who}, ${quality}` : who;
  return leftAt ? `${name} : du ${frenchInstant(arrivedAt, zone)} au ${frenchInstant(leftAt, zone)}` : `${name} : à partir du ${frenchInstant(arrivedAt, zone)}`;
}

/** Lines in their order; those reserved one after the other by the same rule are told once, with their number. */
function lineBlocks(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  for (let at = 0, next = 0; at < lines.length; at = next) {
    const line = lines[at]!;
    next = at + 1;
    if (line.said) {
      blocks.push(saidBlock(line.said), ...named(line.said));
      continue;
    }
    while (lines[next]?.reserved?.kindName === line.reserved.kindName && lines[next]?.reserved?.phrase === line.reserved.phrase) next++;
    blocks.push(reservedBlock(next - at > 1 ? `${next - at} lignes réservées` : 'Ligne réservée', line.reserved));
  }
  return blocks;
}

/** Words of the child or of the parents are given as they were said. */
const saidBlock = ({ committed: { voice, body, indicator }, typeName, speaker, charge }: Said): Block => (charge
  ? { kind: 'text', lead: `${typeName}, ${charge.owner}, pour le ${frenchDay(charge.dueOn)}`, text: indicator ? `${body} Indicateur : ${indicator}` : body }
  : { kind: voice === 'PROFESSIONNEL' ? 'text' : 'quote', lead: [typeName, speaker].filter(Boolean).join(', '), text: body });

/** What joined a line, to whoever reads that line; under its commitment, and hence the hash of the whole. */
const named = ({ pieces }: Said): Block[] => (pieces.length > 0 ? [{ kind: 'list', items: pieces.map(({ number, name, hash }) => `Pièce ${number} : ${name}, empreinte (SHA-256) ${hash}`) }] : []);

const observed = ({ by, heading, body, answer }: Observed): Block[] => [{ kind: 'text', lead: `${heading}, ${by}`, text: body }, { kind: 'text', lead: 'Réponse', text: answer }];

const decisionBlock = ({ said, reserved }: Line, number: number): Block =>
  (said ? { kind: 'text', lead: `Décision ${number}`, text: said.committed.body } : reservedBlock(`Décision ${number}, réservée`, reserved));

const reservedBlock = (what: string, { kindName, phrase, article }: Reserved): Block => ({ kind: 'text', lead: `${what} (${kindName})`, text: `${phrase.replace(/[.\s]+$/, '')} (${article}).` });
