import type { ReactNode } from 'react';
import { useMe } from '../shell/me.js';

/** Some kinds of the legend, each a box with its name; `of` narrows them. */
export function KindsChoice<K extends string>({ legend, of, value, change }: { legend: string; of: readonly K[]; value: readonly K[]; change: (kinds: K[]) => void }): ReactNode {
  const lines = useMe().legend;
  return (
    <fieldset className="inner"><legend>{legend}</legend>
      <div className="boxes">{of.map((kind) => (
        <label key={kind}><input type="checkbox" checked={value.includes(kind)} onChange={(e) => change(e.target.checked ? [...value, kind] : value.filter((k) => k !== kind))} /> {lines.find((l) => l.kind === kind)?.name ?? kind}</label>
      ))}</div>
    </fieldset>
  );
}
