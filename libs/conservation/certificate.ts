import { dayOf } from '../clocks/calendar.js';
import { placeOf } from '../clocks/places.js';
import type { TombstoneRow } from '../platform/proofs.js';
import { retentionOf } from './term-of.js';
import { TERMS, type Category } from './terms.js';

/** The tombstone, as the database gives it. */
export type Tombstone = TombstoneRow & { category: Category };

/** For the DPO and the head of the ASE: that the term was kept, what was destroyed, how much of it, by which visa, where the journal then was. No name, no birth, no word of what was there. */
export function certificate(t: Tombstone): string {
  const place = placeOf(t.departement);
  const day = (at: Date): string => dayOf(place, at).toString();
  const { article, usage, years } = retentionOf(t.category, day(t.closed_at));
  const acts = Object.entries(t.acts).sort(([a], [b]) => a.localeCompare(b)).map(([type, n]) => `  ${type} : ${n}`);
  return `CERTIFICAT D’ÉLIMINATION ${t.id}

Dossier : ${t.dossier_id} (département ${t.departement}). L’identité de l’enfant n’est plus connue de Cordée.
Catégorie : ${TERMS[t.category].name}. Durée : ${years} ans, ${article}${usage ? ' (usage : aucun texte ne la fixe pour ce dossier)' : ''}.
Clos le ${day(t.closed_at)} ; terme atteint le ${day(t.due_at)}.
Bordereau d’élimination ${t.bordereau_year}-${t.bordereau_rank}, visé par les archives départementales le ${day(t.visa_at)}, visa n° ${t.visa_number} (C. patrimoine L.212-2, L.212-3, R.212-14).
Détruit le ${day(t.done_at)}.

Ce qui a été détruit, et ne s’ouvre plus :
  clés de données (dossier, et ce qui n’était reçu ou commencé que pour lui) : ${t.keys}
  fichiers de pièces : ${t.pieces}
  sels du journal (les feuilles prouvent encore ; elles ne disent plus de qui) : ${t.salts}
  jetons de l’index de recherche : ${t.tokens}

Ce que contenait le dossier, en actes, par nature :
${acts.join('\n') || '  aucun'}

Journal au moment de la destruction : ${t.journal_size === null ? 'aucun point de contrôle signé' : `${t.journal_size} feuilles, racine ${t.journal_root!.toString('base64')}`}.

Limite : une sauvegarde de la base faite avant ce jour contient encore les clés, enveloppées sous la version ${t.kek_version} de la clé qui enveloppe, ou une antérieure. Elle cesse de s’ouvrir quand ces versions sont détruites,
après une rotation (docs/conservation.md). Versions détruites le : ______________  par : ______________
`;
}
