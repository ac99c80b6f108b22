/** What each has of a meeting, by their own client: which points they attended, which lines they read, their minutes; the same number, decisions, commitments and hash for all. Or the very answer that an unknown identifier gives. */
import { randomUUID } from 'node:crypto';
import { EXPLAIN_LINE, SYNTHESE } from './documents.mjs';
import { keep } from './letters.mjs';

const failed = (sentence) => {
  process.exitCode = 1;
  return sentence;
};

export async function tableSight(people, { synthese: { id }, minutes, said }) {
  const lines = [];
  const whys = new Map();
  const seen = new Set();
  for (const person of people) {
    const text = await person.text(SYNTHESE, { id });
    const { synthese, minuteLines } = JSON.parse(text).data;
    const { status, bytes } = await person.file(minutes.pdfPath);
    if (!synthese) {
      const unknown = await person.text(SYNTHESE, { id: randomUUID() });
      const file = await person.file(minutes.pdfPath.replace(/[0-9a-f-]{36}/, randomUUID()));
      lines.push(`  ${person.name} : ${text === unknown && status === 404 && file.bytes.equals(bytes) ? 'rien : la même réponse, à l’octet près, qu’un identifiant inconnu' : failed('UNE AUTRE RÉPONSE QUE POUR UN IDENTIFIANT INCONNU')}`);
      continue;
    }
    const nodes = minuteLines.edges.map((e) => e.node);
    seen.add(JSON.stringify([synthese.minutes, nodes.map((n) => [n.seq, n.engagement, n.isDecision ?? n.type === 'DECISION'])]));
    const read = nodes.filter((n) => n.__typename === 'MinuteLine');
    const leaked = said.some((body) => text.includes(JSON.stringify(body).slice(1, -1)) !== read.some((n) => n.body === body));
    for (const { id: lineId, seq, kind } of nodes.filter((n) => n.__typename === 'ReservedLine')) {
      const { explainAccess: why } = await person.ask(EXPLAIN_LINE, { id: lineId });
      const sentence = `${person.name}, ${kind} : ${why.phrase} (${why.article})`;
      whys.set(sentence, [...(whys.get(sentence) ?? []), seq]);
    }
    const away = synthese.points.filter((p) => !p.attends).map((p) => p.position);
    lines.push(`  ${person.name} : ${away.length === 0 ? 'assiste à tout' : `sort ${away.length > 1 ? 'aux points' : 'au point'} ${away.join(', ')}`} ; ${read.length} lignes lues sur ${nodes.length}${leaked ? failed(', ET LE TEXTE D’UNE AUTRE') : ''} ; ${
      status === 200 ? keep(person, minutes.number, bytes) : failed('AUCUN COMPTE RENDU')}`);
  }
  if (seen.size !== 1) lines.push(failed('  DEUX LECTEURS N’ONT PAS LE MÊME COMPTE RENDU'));
  return [...lines, `  Pour tous, le même numéro, les mêmes décisions, les mêmes engagements, la même empreinte : ${minutes.empreinte}.`, '', '  Pourquoi ?', ...[...whys].map(([sentence, seqs]) => `  ligne${seqs.length > 1 ? 's' : ''} ${seqs.join(', ')} — ${sentence}`)];
}
