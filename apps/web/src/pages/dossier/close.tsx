import type { ReactNode } from 'react';
import { ActForm } from '../../form/act-form.js';
import { articleOf, durationOf } from '../../words/conservation.js';
import { CLOSE, type TermsData } from '../conservation/queries.js';

/** What each choice begins, before it is made; the longest first, so that what is chosen by nobody destroys nothing. */
export function Close({ id, terms, done }: { id: string; terms: TermsData; done: () => void }): ReactNode {
  const longestFirst = [...terms].reverse();
  return (
    <>
      <div className="scroll"><table className="table">
        <caption>Ce que fut le dossier décide combien de temps il est gardé</caption>
        <thead><tr><th scope="col">Le dossier</th><th scope="col">Il est gardé</th></tr></thead>
        <tbody>{longestFirst.map((term) => <tr key={term.category}><td>{term.name}</td><td>{durationOf(term)}<small>{articleOf(term)}</small></td></tr>)}</tbody>
      </table></div>
      <ul>
        <li>Clore n’ôte aucun droit : ceux qui lisaient le dossier le lisent encore. Il peut être rouvert.</li>
        <li>Le terme tombe un premier janvier. Un an, puis trois mois avant, le référent et le responsable de l’ASE sont prévenus.</li>
        <li>Ensuite seulement, le dossier peut être proposé aux archives départementales. Rien n’est détruit sans leur visa.</li>
      </ul>
      <ActForm mutation={CLOSE} of={{ dossierId: id }} name="Clore" done={done} fields={[
        { name: 'category', label: 'Ce que fut le dossier', as: 'choice', of: longestFirst.map(({ category, name }) => [category, name] as const) },
        { name: 'lastMeasureOn', label: 'Dernier jour de la dernière mesure', hint: 'Rien s’il n’y en eut pas.', as: 'day', optional: true },
      ]} />
    </>
  );
}
