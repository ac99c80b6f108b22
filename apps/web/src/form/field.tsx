import { useId, type ReactNode } from 'react';

interface Props { label: string; hint?: string; value: string; change: (value: string) => void; type?: 'text' | 'date' | 'datetime-local'; min?: string; rows?: number; optional?: boolean }

/** A label above, a hint under it, « facultatif » in words; nothing that a browser keeps or sends elsewhere. */
export function Field({ label, hint, value, change, type = 'text', min, rows, optional = false }: Props): ReactNode {
  const id = useId();
  const common = { id, value, autoComplete: 'off', required: !optional, 'aria-describedby': hint ? `${id}h` : undefined, 'data-gramm': 'false', writingsuggestions: 'false' as const };
  return (
    <div className="field">
      <label htmlFor={id}>{label}{optional ? ' (facultatif)' : ''}</label>
      {hint ? <p className="hint" id={`${id}h`}>{hint}</p> : null}
      {rows ? <textarea {...common} rows={rows} onChange={(e) => change(e.target.value)} /> : <input {...common} type={type} min={min} onChange={(e) => change(e.target.value)} />}
    </div>
  );
}

export function Choice<T extends string>({ label, value, choices, change }: { label: string; value: T; choices: readonly (readonly [T, string])[]; change: (value: T) => void }): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(e) => change(e.target.value as T)}>{choices.map(([key, name]) => <option key={key} value={key}>{name}</option>)}</select>
    </div>
  );
}

/** Several of a list, each a box with its name. */
export function Boxes<T extends string>({ legend, of, value, change }: { legend: string; of: readonly (readonly [T, string])[]; value: readonly T[]; change: (value: T[]) => void }): ReactNode {
  return (
    <fieldset className="inner"><legend>{legend}</legend>
      <div className="boxes">{of.map(([code, name]) => <label key={code}><input type="checkbox" checked={value.includes(code)} onChange={(e) => change(e.target.checked ? [...value, code] : value.filter((c) => c !== code))} /> {name}</label>)}</div>
    </fieldset>
  );
}
