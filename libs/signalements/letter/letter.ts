/**
 * The letter to the procureur, field by field. Null or empty: nobody filled it in, and the letter says « Non renseigné ».
 * Instants are told at the hour of `zone`; days of birth are « YYYY-MM-DD ».
 */
import type { Ground } from '../../informations-preoccupantes/grounds.js';
import type { Danger, Request } from '../dangers-and-requests.js';
import type { ParagraphType } from '../paragraph.js';

export interface Letter {
  /** Opaque: capitals, figures, hyphens. The only thing told in the file's title, and in its name. */
  reference: string;
  zone: string;
  header: Header;
  minors: Minor[];
  family: Family;
  /** The triggering event and the place of the danger, apart from the context. */
  motif: { text: string; ground: Ground | null };
  paragraphs: LetterParagraph[];
  /** Certificates are described, never interpreted. */
  medical: string;
  parentsInformed: { informed: true; at: Date; how: string } | { informed: false; reason: string } | null;
  history: { knownMeasures: string; actions: ActionDone[] };
  evaluation: { dangers: Danger[]; danger: string; administrativeProtection: string };
  requests: { asked: Request[]; argument: string; familyPossibilities: string };
  attachments: string[];
}

export interface Header {
  body: string;
  service: string;
  author: Writer;
  signatory: Writer & { delegation: string };
  writtenAt: Date;
  place: string;
  /** The call to the permanence, when there was one: at what hour, to whom. */
  urgency: { urgent: false } | { urgent: true; call: { at: Date; to: string } | null };
  recipient: string;
  /** The cell of the département among them, always (CASF L.226-4, II). */
  copies: string[];
  previousReferences: string[];
}
export interface Writer { name: string; functionName: string; address: string; phone: string; mail: string }

export interface Minor {
  surname: string; givenNames: string; sex: 'F' | 'M' | null;
  born: string | null; bornAt: string; nationality: string;
  address: string; foundAt: string; school: string; discernment: string; needs: string; interpreter: string;
}
export interface Family {
  parents: Parent[];
  parentalAuthority: string; familyJudge: string; partner: string; tonight: string;
  siblings: { name: string; born: string | null; atHome: boolean }[];
}
export interface Parent { name: string; born: string | null; address: string; phone: string; link: string }

/** `source`: who said it, or showed it; `circumstances`: spontaneous or asked, the question, who was there. */
export interface LetterParagraph { type: ParagraphType; text: string; at: Date | null; place: string; source: string; circumstances: string }
export interface ActionDone { what: string; since: string | null; effects: string }
