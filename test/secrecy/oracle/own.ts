/** What is one's own, and nobody else's, typed from the guide (§ 5). */
import type { Facts } from './facts.js';
import type { Draft, Ebauche, NoticePreference, ReadingPosition } from './own-rows.js';
import { TRANSMITS } from './table.js';
import type { Habilitation } from './world.js';

type Judge<R> = (facts: Facts, actor: Habilitation, row: R) => boolean;

const drafts: Judge<Draft> = (f, a, r) => r.professionnel_id === a.professionnel_id && f.participates(a, r.thread_id);
const begun: Judge<Ebauche> = (_, a, r) => TRANSMITS.includes(a.function) && r.professionnel_id === a.professionnel_id;

export const OWN: Record<string, Judge<never>> = {
  'ReadingPosition.read': ((_, a, r) => r.habilitation_id === a.id) satisfies Judge<ReadingPosition>,
  'ReadingPosition.write': ((f, a, r) => r.habilitation_id === a.id && f.participates(a, r.thread_id)) satisfies Judge<ReadingPosition>,
  'Draft.read': drafts satisfies Judge<Draft>,
  'Draft.write': drafts satisfies Judge<Draft>,
  'Ebauche.read': begun satisfies Judge<Ebauche>,
  'Ebauche.write': begun satisfies Judge<Ebauche>,
  'NoticePreference.read': ((_, a, r) => r.professionnel_id === a.professionnel_id) satisfies Judge<NoticePreference>,
  'NoticePreference.write': ((_, a, r) => r.professionnel_id === a.professionnel_id) satisfies Judge<NoticePreference>,
};
