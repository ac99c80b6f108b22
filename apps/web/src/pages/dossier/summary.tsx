import type { ReactNode } from 'react';
import { Unfold } from '../../form/unfold.js';
import { edgeOf, Mark, useKind } from '../../secrecy/mark.js';
import { momentOf, shortDayOf } from '../../words/dates.js';
import { MEANS } from '../../words/prior-information.js';
import { Inform } from './inform.js';
import { NewEntry } from './new-entry.js';
import { NewPerson } from './new-person.js';
import type { DossierData } from './queries.js';
import { SecretPlaces } from './secret-places.js';
import { NATURES } from './words.js';

export function Summary({ dossier, again }: { dossier: DossierData; again: () => void }): ReactNode {
  const { liens, priorInformation, entries } = dossier;
  return (
    <div className="columns wide-left">
      <section aria-labelledby="su"><h2 id="su">Ce qui est su de l’enfant</h2>
        <Unfold name="Écrire au dossier">{(close) => <NewEntry id={dossier.id} done={() => { close(); again(); }} />}</Unfold>
        {entries.edges.length === 0 ? <p className="empty">Rien n’est écrit ici qui vous soit ouvert.</p> : null}
        {entries.edges.map(({ node }) => <Entry key={node.id} entry={node} />)}
      </section>
      <div>
        <section aria-labelledby="autour"><h2 id="autour">Autour de l’enfant</h2>
          {liens.length === 0 ? <p className="empty">Personne n’est encore inscrit.</p> : null}
          <ul className="plain">{liens.map(({ id, nature, quality, personne }) => (
            <li key={id}><span className="name">{personne ? `${personne.givenNames} ${personne.surname}` : 'Personne réservée'}</span> · {quality}<small>{NATURES[nature] ?? nature}</small></li>
          ))}</ul>
          <Unfold name="Inscrire une personne">{(close) => <NewPerson id={dossier.id} done={() => { close(); again(); }} />}</Unfold>
        </section>
        <SecretPlaces dossier={dossier} again={again} />
        <section aria-labelledby="information"><h2 id="information">Information préalable</h2>
          {priorInformation.length === 0 ? <p className="empty">Aucune information n’est inscrite que vous puissiez lire.</p> : null}
          <ul className="plain">{priorInformation.map(({ id, person, informedAt, means, exception, validations }) => (
            <li key={id}><span className="name">{person}</span><small>{exception === 'NONE' ? `informé le ${shortDayOf(informedAt)} ${MEANS.find(([key]) => key === means)?.[1] ?? ''}` : `non informé, exception motivée ${validations.length > 0 ? 'et validée' : 'à valider'}`}</small></li>
          ))}</ul>
          <Unfold name="Inscrire une information">{(close) => <Inform dossier={dossier} done={() => { close(); again(); }} />}</Unfold>
        </section>
      </div>
    </div>
  );
}

function Entry({ entry: { kind, detail, body, writtenAt } }: { entry: DossierData['entries']['edges'][number]['node'] }): ReactNode {
  const { mark } = useKind(kind);
  return (
    <article className={edgeOf(mark)}>
      <p className="meta"><Mark kind={kind} summary={detail === 'SUMMARY'} /> <time dateTime={writtenAt}>{momentOf(writtenAt)}</time></p>
      <p className="body">{body}</p>
    </article>
  );
}
