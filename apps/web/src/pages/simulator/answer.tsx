import type { ReactNode } from 'react';
import { Mark } from '../../secrecy/mark.js';
import { useMe } from '../../shell/me.js';
import type { Access, OfKind, Says } from './queries.js';

const FILES: Readonly<Record<string, string>> = { PMI: 'ce qui vient de la PMI', SCHOOL_HEALTH: 'ce qui vient de la santé scolaire' };

export function Answer({ access: { functionName, subjectToSecrecy, secrecyArticle, kinds }, admittedFor }: { access: Access; admittedFor: readonly string[] }): ReactNode {
  const { legend } = useMe();
  const opensNothing = legend.filter(({ kind }) => admittedFor.includes(kind) && kinds.some((one) => one.kind === kind && !one.admissible));
  return (
    <section aria-labelledby="reponse"><h2 id="reponse">La loi répondrait</h2>
      <p role="status"><strong>{functionName}</strong> : {subjectToSecrecy ? 'tenu au secret professionnel' : 'n’est pas tenu au secret professionnel'} ({secrecyArticle}).</p>
      {opensNothing.length > 0 ? <p className="hint">L’admission serait refusée pour : {opensNothing.map(({ name }) => name).join(', ')}. Elle n’ouvrirait rien.</p> : null}
      <div className="scroll" tabIndex={0} role="region" aria-label="Ce que la loi répondrait, tableau">
        <table className="table says">
          <caption className="visually-hidden">Une ligne par nature d’information ; lire, remarquer dans un échange, écrire</caption>
          <thead><tr><th scope="col">Nature</th><th scope="col">Lire</th><th scope="col">Remarquer dans un échange</th><th scope="col">Écrire</th></tr></thead>
          <tbody>{kinds.map((one) => <tr key={one.kind}><th scope="row"><Mark kind={one.kind} /></th><Cell says={one.read} word={readsOf(one)} more={one.itemByItem ? `Peut lui être partagé, élément par élément${one.itemByItem === 'SUMMARY' ? ', en résumé' : ''}.` : null} />
            {one.notice ? <Cell says={one.notice} word={one.notice.allowed ? 'oui' : 'non'} /> : <td><strong>sans objet</strong><small>Aucun échange n’en porte.</small></td>}
            <Cell says={one.write} word={one.write.allowed ? 'oui' : 'non'} /></tr>)}</tbody>
        </table>
      </div>
    </section>
  );
}

const readsOf = ({ read, detail, source }: OfKind): string => (!read.allowed ? 'non' : detail === 'SUMMARY' ? 'le résumé seul' : source ? FILES[source] ?? 'oui' : 'oui');

const Cell = ({ says: { allowed, phrase, article }, word, more = null }: { says: Says; word: string; more?: string | null }): ReactNode => (
  <td className={allowed ? 'says-yes' : 'says-no'}><strong>{word}</strong><small>{phrase} ({article})</small>{more ? <small>{more}</small> : null}</td>
);
