/** What whoever convenes should know before they do, and which refuses nothing: a line for each, in the order in which they are told. */
import type { ConveningWarning, ConvokedPreview } from './convening-preview.type.js';
import type { ConveningAsked } from './convening-asked.js';
import type { Seat } from './seating.js';
import { shortNotice } from './short-notice.js';
import { quorumAt } from './usages.js';
import { POINT_HEADINGS } from './words.js';

/** `informed`: of the children spoken of, whether those who hold parental authority were. */
export interface Convening { asked: ConveningAsked; seats: readonly Seat[]; people: readonly ConvokedPreview[]; informed: boolean; now: Date; departement: number }
type Warns = (convening: Convening) => ConveningWarning[];

const seated = ({ seats }: Convening): Seat[] => seats.filter((s) => s.basis !== null);
const nameOf = (p: ConvokedPreview): string => p.habilitation.professionnel?.displayName ?? '';
const attending = (people: readonly ConvokedPreview[], position: number): ConvokedPreview[] => people.filter((p) => p.points.some((x) => x.position === position && x.attends));

const quorum: Warns = (of) => {
  const usage = quorumAt(of.now);
  if (!usage) return [];
  const others = new Set(seated(of).filter((s) => s.who.function !== usage.function).map((s) => s.who.organisationId));
  if (seated(of).some((s) => s.who.function === usage.function) && others.size >= usage.institutions) return [];
  return [{ code: 'QUORUM', phrase: `L’usage veut, autour du responsable de l’ASE, ${usage.institutions} institutions au moins.` }];
};

const parents: Warns = ({ asked, informed }) => (informed || asked.points.every((p) => p.kind === 'LOG') ? []
  : [{ code: 'PARENTS_NON_INFORMES', phrase: 'Les titulaires de l’autorité parentale ne sont pas tous informés de ce partage : rien de secret ne s’y dira avant (CASF L.226-2-2).' }]);

const points: Warns = ({ asked, people }) => asked.points.flatMap(({ position, heading, speakerId }) => {
  const there = attending(people, position);
  const speaker = people.find((p) => p.habilitation.id === speakerId);
  if (speaker && !there.includes(speaker)) return [{ code: 'ORATEUR_EXCLU', phrase: `Point ${position}, « ${POINT_HEADINGS[heading]} » : qui doit en parler ne peut y assister.` }];
  return there.length < 2 ? [{ code: 'POINT_SANS_PARTAGE', phrase: `Point ${position}, « ${POINT_HEADINGS[heading]} » : ${there.length === 0 ? 'personne n’y assiste' : 'une seule personne y assiste'}.` }] : [];
});

const endsBefore: Warns = (of) => {
  const { asked: { slot }, people } = of;
  if (!slot) return [];
  return seated(of).filter((s) => s.until < slot.endsAt).map((s) => ({ code: 'ADMISSION_FINIE_AVANT', phrase: `L’admission de ${nameOf(people.find((p) => p.habilitation.id === s.who.id)!)} prend fin avant la réunion, et sa convocation avec elle.` }));
};

const notice: Warns = ({ asked, now, departement }) => {
  const short = asked.slot && shortNotice(asked.type, asked.slot.startsAt, now, departement);
  return short ? [{ code: 'DELAI_COURT', phrase: `${short} Une date plus proche se motive par écrit.` }] : [];
};

const WARNINGS: readonly Warns[] = [quorum, parents, points, endsBefore, notice];

export const warningsOf = (convening: Convening): ConveningWarning[] => WARNINGS.flatMap((warns) => warns(convening));
