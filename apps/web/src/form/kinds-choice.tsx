import type { ReactNode } from 'react';
import { useMe } from '../shell/me.js';

/** The kinds of the legend, each a box with its name: which of them may be given to whom is the server's to say. */
export function KindsChoice({ legend, value, change }: { legend: string; value: readonly string[]; change: (kinds: string[]) => void }): ReactNode {
  return (
    <fieldset className="inner"><legend>{legend}</legend>
      <div className="boxes">{useMe().legend.map(({ kind, name }) => (
        <label key={kind}><input type="checkbox" checked={value.includes(kind)} onChange={(e) => change(e.target.checked ? [...value, kind] : value.filter((k) => k !== kind))} /> {name}</label>
      ))}</div>
    </fieldset>
  );
}
