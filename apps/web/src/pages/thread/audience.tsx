/** Two lists of names: who will read, who will not and why. The second matters more. */
import type { ReactNode } from 'react';
import { count } from '../../words/plural.js';
import type { Preview } from './queries.js';

export function Audience({ preview: { readers, excluded } }: { preview: Preview }): ReactNode {
  return (
    <div className="audience">
      <p role="status"><strong>Visible par {count(readers.length, 'personne')}</strong>{excluded.length > 0 ? `, ${count(excluded.length, 'exclue')}` : ''}</p>
      <div className="columns">
        <div><h3>Liront</h3><ul className="plain">{readers.map(({ id, professionnel, functionName, organisation }) => <li key={id}>{professionnel.displayName}<small>{functionName}, {organisation.name}</small></li>)}</ul></div>
        {excluded.length > 0 ? <div><h3>Ne liront pas</h3><ul className="plain">{excluded.map(({ habilitation: { id, professionnel, functionName }, phrase, article }) => (
          <li key={id}>{professionnel.displayName}<small>{functionName} : {phrase} ({article})</small></li>
        ))}</ul></div> : null}
      </div>
    </div>
  );
}
