/** Who would attend which point, and, of those who would not, why; what each already reads of the dossier; and what is to be known before convening. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Fault } from '../../graphql/use-act.js';
import { useAsk } from '../../graphql/use-ask.js';
import { HEADINGS, nameIn } from '../../words/synthese.js';
import { Faults } from '../../zone/faults.js';
import { Zone } from '../../zone/zone.js';
import { type Asked, PREVIEW, type Preview } from './queries.js';

interface Props { input: Asked; pending: boolean; faults: readonly Fault[]; convene: (digest: string) => void }

export function Effect({ input, pending, faults, convene }: Props): ReactNode {
  const asked = useAsk(PREVIEW, { input });
  return (
    <section className="audience" aria-label="Ce que la convocation ferait">
      <Zone asked={asked} of="de ce que la convocation ferait" pick={(d) => d.previewConvening}>{({ preview, userErrors }) => (preview ? (
        <>
          <p role="status"><strong>{preview.phrase}</strong></p>
          {preview.warnings.map(({ code, phrase }) => <p key={code + phrase} className="notice">{phrase}</p>)}
          <Attendance people={preview.people} headings={input.points.map(({ heading }) => nameIn(HEADINGS, heading))} />
          <Faults faults={faults} />
          <Button className="button primary big" isPending={pending} isDisabled={preview.people.some(({ refusal }) => refusal)} onPress={() => convene(preview.digest)}>Convoquer</Button>
          <p className="hint">Chacun reçoit un message sans contenu et une date dans son agenda, sans nom ni objet.</p>
        </>
      ) : <Faults faults={userErrors} />)}</Zone>
    </section>
  );
}

function Attendance({ people, headings }: { people: Preview['people']; headings: readonly string[] }): ReactNode {
  return (
    <>
      <div className="scroll"><table className="table">
        <caption className="visually-hidden">Qui assiste à quel point</caption>
        <thead><tr><th scope="col">Convoqué</th>{headings.map((heading, i) => <th key={i} scope="col" title={heading}>{i + 1}<span className="visually-hidden"> {heading}</span></th>)}</tr></thead>
        <tbody>{people.map(({ habilitation, points }) => (
          <tr key={habilitation.id}><th scope="row">{habilitation.professionnel.displayName}</th>{points.map(({ position, attends }) => <td key={position}>{attends ? <strong>oui</strong> : 'non'}</td>)}</tr>
        ))}</tbody>
      </table></div>
      {people.map(({ habilitation, points, refusal, pieces }) => {
        const without = points.filter(({ attends }) => !attends);
        return (
          <details key={habilitation.id} open={refusal !== null}>
            <summary>{habilitation.professionnel.displayName}, {habilitation.functionName}</summary>
            {refusal ? <p className="danger">{refusal.message}</p> : null}
            {without.map(({ position, phrase, article, ways }) => <p key={position}>Point {position}, sans cette personne : {phrase} <small>{article}{ways.length > 0 ? ` · ${ways.join(' · ')}` : ''}</small></p>)}
            <p className="hint">Lit déjà du dossier : {pieces.map(({ kind, count }) => `${kind} ${count ?? 'réservé'}`).join(' · ') || 'rien'}</p>
          </details>
        );
      })}
    </>
  );
}
