/* A receipt: acts that somebody may prove, each with its leaf, what the leaf commits to, and the proof that it is in the journal that was signed. */
import { canonical, opens } from './audit.mjs';
import { openCheckpoint } from './notes.mjs';
import { isIncluded, leafHash } from './tree.mjs';

/** What it proves; throws, in one sentence, when it proves nothing. */
export function checkReceipt({ checkpoint, entries }, key) {
  const signed = openCheckpoint(checkpoint ?? '', key);
  if (!signed) throw new Error('Le reçu ne prouve rien : son point de contrôle n’est pas signé de la clé du journal.');
  if (!Array.isArray(entries) || entries.length === 0) throw new Error('Le reçu ne prouve rien : il ne porte aucun acte.');
  return { size: signed.size, entries: entries.map((entry) => checked(entry, signed)) };
}

function checked({ index, leaf: text, salt, personal, proof }, { size, root }) {
  const wrong = (why) => new Error(`Le reçu ne prouve rien : ${why} (feuille ${index}).`);
  const leaf = canonical(text);
  if (!leaf || typeof salt !== 'string' || typeof personal !== 'string' || !Array.isArray(proof)) throw wrong('une feuille n’est pas écrite comme elle doit l’être');
  if (!opens(leaf, { salt, personal })) throw wrong('ce qui est montré n’est pas ce que la feuille engage');
  if (!isIncluded({ hash: leafHash(text), index, size, proof: proof.map((p) => Buffer.from(p, 'hex')), root })) throw wrong('la feuille n’est pas dans le journal qui fut signé');
  return { index, leaf, told: JSON.parse(personal) };
}
