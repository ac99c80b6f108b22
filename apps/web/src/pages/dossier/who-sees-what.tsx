/** The table of the law for this child: a real table, whose cells are words; the colours repeat them. */
import type { ReactNode } from 'react';
import { useAsk } from '../../graphql/use-ask.js';
import { about } from '../../realtime/pointers.js';
import { useMe } from '../../shell/me.js';
import { shortDayOf } from '../../words/dates.js';
import { Unfold } from '../../form/unfold.js';
import { Zone } from '../../zone/zone.js';
import { Admit } from './admit.js';
import { type Person, WHO_SEES } from './queries.js';
import { ACCESS } from './words.js';

export function WhoSeesWhat({ id }: { id: string }): ReactNode {
  const asked = useAsk(WHO_SEES, { id }, { when: about(id) });
  const { legend } = useMe();
  return (
    <>
    <Unfold name="Admettre ou proposer une personne">{(close) => <Admit id={id} done={() => { close(); asked.again(); }} />}</Unfold>
    <Zone asked={asked} of="du tableau" pick={(d) => d.dossier?.whoSeesWhat} isEmpty={(t) => t.people.length === 0} empty="Personne n’est encore admis.">{({ kinds, people }) => (
      <div className="scroll" tabIndex={0} role="region" aria-label="Qui voit quoi, tableau">
        <table className="table matrix">
          <caption className="visually-hidden">Qui voit quoi : une ligne par personne, une colonne par nature d’information</caption>
          <thead><tr><th scope="col">Personne</th>{kinds.map((kind) => <th scope="col" key={kind}><abbr title={legend.find((l) => l.kind === kind)?.name}>{kind}</abbr></th>)}<th scope="col">Depuis</th></tr></thead>
          <tbody>{people.map((person) => <Line key={person.habilitation.id} person={person} kinds={kinds} />)}</tbody>
        </table>
        <p className="hint">« émet » : peut transmettre, ne reçoit pas. « partage » : seulement ce qui lui est partagé, élément par élément. « résumé » : jamais plus qu’un résumé.</p>
      </div>
    )}</Zone>
    </>
  );
}

function Line({ person: { habilitation, sees, since, byFunction, evaluator }, kinds }: { person: Person; kinds: readonly string[] }): ReactNode {
  const { professionnel, functionName, organisation } = habilitation;
  return (
    <tr>
      <th scope="row">{professionnel.displayName}<small>{functionName}, {organisation.name}{evaluator ? ' · évalue' : ''}{byFunction ? ' · par fonction' : ''}</small></th>
      {kinds.map((kind) => {
        const seen = sees.find((s) => s.kind === kind);
        const access = seen?.access ?? 'NO';
        const summary = access === 'READS' && seen?.detail === 'SUMMARY';
        return <td key={kind} className={`access access-${access}`}>{summary ? 'résumé' : ACCESS[access]}</td>;
      })}
      <td>{since ? shortDayOf(since) : '–'}</td>
    </tr>
  );
}
