import type { ReactNode } from 'react';
import { type Figure, said } from './queries.js';

/** The plot, and what it shows in a table: nobody has to see it to know it. */
export function Twin({ title, figures, head, children }: { title: string; figures: readonly Figure[]; head: string; children: ReactNode }): ReactNode {
  return (
    <figure className="plot"><figcaption><h2>{title}</h2></figcaption>
      <div aria-hidden>{children}</div>
      <details><summary>Tableau<span className="visually-hidden"> : {title}</span></summary>
        <table className="table"><thead><tr><th scope="col">{head}</th><th scope="col">Nombre</th></tr></thead>
          <tbody>{figures.map(({ key, label, n }) => <tr key={key}><th scope="row">{label}</th><td className="number">{said(n)}</td></tr>)}</tbody></table>
      </details>
    </figure>
  );
}
