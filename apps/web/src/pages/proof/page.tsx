/** That the journal is what was signed, and how to see it without us. Nothing here tells of a child, nor of anybody. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useAsk } from '../../graphql/use-ask.js';
import { useTitle } from '../../shell/title.js';
import { momentOf } from '../../words/dates.js';
import { Zone } from '../../zone/zone.js';
import { STANDING, type StandingData } from './queries.js';
import { Receipt } from './receipt.js';
import { ago, saidOf, STANDINGS, WITNESSES } from './words.js';

const BEFORE_ANYTHING = 'Aucun témoin n’est configuré : qui tiendrait à la fois la base et la clé pourrait tout réécrire, et personne ne le verrait. Demandez à l’exploitation un dossier sur un autre disque, ou une boîte aux lettres.';

export function Component(): ReactNode {
  useTitle('Preuve du journal');
  const asked = useAsk(STANDING, {});
  return (
    <>
      <div className="page-head"><h1>Preuve du journal</h1><p>Chaque acte et chaque lecture laissent une ligne ; leur suite est signée, et gardée par des témoins hors de portée de la base.</p></div>
      <Zone asked={asked} of="de la preuve" pick={(d) => d.journalStanding}>{(found) => <Standing found={found} again={asked.again} />}</Zone>
    </>
  );
}

function Standing({ found, again }: { found: StandingData; again: () => void }): ReactNode {
  const { standing, checkpoint, witnesses, waitingSeconds, seenSecondsAgo } = found;
  const grave = standing === 'SILENT' || standing === 'DIFFERS';
  return (
    <>
      <p className={standing === 'SIGNED' ? 'done' : grave ? 'faults' : 'notice'} role={grave ? 'alert' : undefined}>{STANDINGS[standing]}</p>
      <p className="hint">Vu entier {ago(seenSecondsAgo)}. {waitingSeconds === null ? 'Aucune ligne n’attend son rang.' : `La première ligne qui attend son rang fut écrite ${ago(waitingSeconds)}.`} <Button className="link" onPress={again}>Regarder de nouveau</Button></p>
      <h2>Dernier point de contrôle signé</h2>
      {checkpoint ? <Checkpoint checkpoint={checkpoint} /> : <p className="empty">Aucun.</p>}
      <h2>Témoins</h2>
      {witnesses.length === 0 ? <p className="notice">{BEFORE_ANYTHING}</p> : (
        <div className="scroll"><table className="table">
          <thead><tr><th scope="col">Témoin</th><th scope="col">Ce qu’il a</th><th scope="col">Pris</th><th scope="col">Interrogé</th><th scope="col">Accord</th></tr></thead>
          <tbody>{witnesses.map((witness) => (
            <tr key={witness.name} className={witness.state === 'DIFFERS' ? 'late' : undefined}>
              <th scope="row">{WITNESSES[witness.name]}</th>
              <td>{witness.size ? `${witness.size.toLocaleString('fr-FR')} lignes` : 'rien encore'}</td>
              <td>{witness.takenAt ? <time dateTime={witness.takenAt}>{momentOf(witness.takenAt)}</time> : '–'}</td>
              <td>{ago(witness.askedSecondsAgo)}</td>
              <td>{saidOf(witness)}</td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
      <h2>Vérifier soi-même, sans nous</h2>
      <ol className="prose">
        <li>Gardez le point de contrôle et la clé ci-dessus dans un dossier à vous, et faites exporter le journal par l’exploitation : <code>npm run journal:export -- --to export</code>. Il n’en sort ni nom, ni sujet, ni sel.</li>
        <li>Sur un autre poste, hors réseau, avec Node seul et une copie de <code>scripts/journal/</code> : <code>node verify.mjs --leaves export/feuilles.jsonl --checkpoints votre-dossier --key votre-dossier/journal.key.pub</code>. Le programme dit en français ce qui est faux, et où.</li>
      </ol>
      <p className="hint">Un point de contrôle que vous seul gardez vaut plus que celui que nous vous redonnons : prenez-en un de temps en temps.</p>
      <h2>Vérifier un reçu, ici</h2>
      <Receipt known={checkpoint?.key ?? null} />
    </>
  );
}

function Checkpoint({ checkpoint: { size, root, signedAt, key } }: { checkpoint: NonNullable<StandingData['checkpoint']> }): ReactNode {
  return (
    <>
      <dl className="reason">
        <dt>Taille</dt><dd>{size.toLocaleString('fr-FR')} lignes, de toute l’installation</dd>
        <dt>Signé</dt><dd><time dateTime={signedAt}>{momentOf(signedAt)}</time>, à l’heure vraie</dd>
        <dt>Racine</dt><dd className="hash">{root}</dd>
        <dt>Clé</dt><dd className="hash">{key ?? 'inconnue de cette base : prenez celle que garde un témoin'}</dd>
      </dl>
      <p className="acts">
        <a className="button" href="/journal/dernier.checkpoint" download>Télécharger le point de contrôle</a>
        {key ? <a className="button" href="/journal/journal.key.pub" download>Télécharger la clé publique</a> : null}
      </p>
    </>
  );
}
