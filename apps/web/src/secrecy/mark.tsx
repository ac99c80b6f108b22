/** Letter, word and edge, never colour alone. The server says which mark a kind bears. */
import type { ReactNode } from 'react';
import { useMe } from '../shell/me.js';

interface KindLegend { kind: string; name: string; mark: string; word: string }
export function useKind(kind: string): KindLegend {
  return useMe().legend.find((line) => line.kind === kind) ?? { kind, name: kind, mark: 'S', word: 'Réservé' };
}

export function Mark({ kind, summary = false }: { kind: string; summary?: boolean }): ReactNode {
  const { mark, word, name } = useKind(kind);
  // « Médical · médical » would say it twice.
  const said = word.toLowerCase() === name ? word : `${word} · ${name}`;
  return <span className={`mark mark-${mark}`}><span aria-hidden>{mark}</span> {said}{summary ? ', résumé' : ''}</span>;
}
export const edgeOf = (mark: string): string => `edge edge-${mark}`;
