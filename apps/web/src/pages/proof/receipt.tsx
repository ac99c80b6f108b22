/** A receipt that is dropped here is read by this page alone. What the verdict rests on is said with it: which key, and whether this browser could verify the signature. */
import { useEffect, useId, useState, type ReactNode } from 'react';
import { Field } from '../../form/field.js';
import { momentOf } from '../../words/dates.js';
import { count } from '../../words/plural.js';
import { verifyReceipt, type Verdict } from './verify-receipt.js';
import { ACTS, TOLD } from './words.js';

/** Where a page is not served in safety, browsers have no cryptography to offer. */
const CAN = typeof crypto !== 'undefined' && 'subtle' in crypto;

export function Receipt({ known }: { known: string | null }): ReactNode {
  const id = useId();
  const [key, setKey] = useState(known ?? '');
  const [text, setText] = useState<string | null>(null);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  useEffect(() => {
    let current = true;
    setVerdict(null);
    if (CAN && text !== null) void verifyReceipt(text, key).then((said) => { if (current) setVerdict(said); });
    return () => { current = false; };
  }, [text, key]);
  const take = (file: File | undefined): void => { if (file) void file.text().then(setText); };
  if (!CAN) return <p className="notice">Ce navigateur n’a pas de quoi vérifier ici (ou la page n’est pas servie en https). Vérifiez hors ligne, comme il est dit plus haut.</p>;
  return (
    <form className="form" onSubmit={(event) => event.preventDefault()}>
      <Field label="Clé publique" hint="Celle que cette page connaît. La vôtre, reçue d’un témoin, vaut mieux : qui tiendrait ce serveur donnerait aussi la sienne." value={key} change={setKey} />
      <div className="field drop" onDragOver={(event) => event.preventDefault()} onDrop={(event) => { event.preventDefault(); take(event.dataTransfer.files[0]); }}>
        <label htmlFor={id}>Reçu (fichier « …-recu.json »)</label>
        <p className="hint" id={`${id}h`}>Choisissez-le ou déposez-le ici. Il reste sur ce poste : rien n’est envoyé.</p>
        <input id={id} type="file" accept="application/json,.json" aria-describedby={`${id}h`} onChange={(event) => take(event.target.files?.[0])} />
      </div>
      <div role="status">{verdict ? <Said verdict={verdict} ours={key.trim() === known} /> : null}</div>
    </form>
  );
}

function Said({ verdict, ours }: { verdict: Verdict; ours: boolean }): ReactNode {
  if (!verdict.proves) return <p className="faults">Ce reçu ne prouve rien : {verdict.why}.</p>;
  const { entries, size, signature } = verdict;
  return (
    <>
      {signature === 'VERIFIED'
        ? <p className="done">Ce reçu est vrai : {count(entries.length, 'acte')} du journal de {count(size, 'ligne')} que {ours ? 'la clé de cette page' : 'votre clé'} a signé.</p>
        : <p className="notice">Les actes sont bien dans l’arbre que ce reçu porte, mais ce navigateur ne sait pas vérifier la signature (Ed25519) : rien ne dit encore que cet arbre fut signé. Vérifiez hors ligne, ou dans un navigateur plus récent.</p>}
      <div className="scroll"><table className="table">
        <caption>Ce que le reçu dit, et qu’apprend qui le reçoit : ni nom, ni texte ; l’acte, son instant, et des identifiants.</caption>
        <thead><tr><th scope="col">Acte</th><th scope="col">Inscrit</th><th scope="col">Rang</th><th scope="col">Identifiants</th></tr></thead>
        <tbody>{entries.map(({ index, at, departement, told }) => (
          <tr key={index}>
            <td>{ACTS[String(told.type)] ?? String(told.type)}<small>département {departement}</small></td>
            <td><time dateTime={at}>{momentOf(at)}</time></td>
            <td>{index}</td>
            <td>{TOLD.filter(([name]) => told[name] !== null && told[name] !== undefined).map(([name, label]) => <small key={name}>{label} : <span className="hash">{String(told[name])}</span></small>)}</td>
          </tr>
        ))}</tbody>
      </table></div>
    </>
  );
}
