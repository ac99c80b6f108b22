/** Who knew what, drawn: a line for each person, a column for each kind; then each written thing, without a word of it. */
import type { ReactNode } from 'react';
import { Mark } from '../../secrecy/mark.js';
import { useMe } from '../../shell/me.js';
import { momentOf } from '../../words/dates.js';
import { count } from '../../words/plural.js';
import type { KnewData, PersonThen, WrittenThen } from './queries.js';
import { cellOf, nameOf, rightOf, SAID, STRENGTHS } from './words.js';

export function Answer({ found }: { found: KnewData }): ReactNode {
  const { legend } = useMe();
  const { people, written, at, since } = found;
  const kinds = legend.map(({ kind }) => kind).filter((kind) => written.some((w) => w.kind === kind));
  return (
    <>
      <h2>Le {momentOf(at)}{since ? `, de ce qui fut écrit depuis le ${momentOf(since)}` : ''}</h2>
      <p>{count(written.length, 'message ou écrit', 'messages et écrits')}, {count(people.length, 'personne')} qui savaient ou pouvaient savoir.</p>
      <div className="scroll" tabIndex={0} role="region" aria-label="Qui savait quoi, tableau">
        <table className="table matrix">
          <caption className="visually-hidden">Qui savait quoi : une ligne par personne, une colonne par nature d’information</caption>
          <thead><tr><th scope="col">Personne</th>{kinds.map((kind) => <th scope="col" key={kind}><abbr title={legend.find((l) => l.kind === kind)?.name}>{kind}</abbr></th>)}</tr></thead>
          <tbody>{people.map((person) => <Line key={person.n} {...{ found, person, kinds }} />)}</tbody>
        </table>
      </div>
      <p className="hint">« écrit » : il en est l’auteur. « ouvert » : le texte lui a été remis, le journal le dit. « genre ouvert » : il a ouvert des écrits de ce genre depuis celui-là ; le journal ne nomme pas lequel. « pouvait » : la loi le lui ouvrait, et rien ne dit qu’il l’ait lu. Vide : ni l’un ni l’autre.</p>
      <h2>Ce qui était écrit</h2>
      <ol className="plain">{written.map((w) => <Written key={w.n} written={w} people={people} />)}</ol>
      <p className="hint">La loi d’aujourd’hui, appliquée aux admissions, aux partages et aux participations de ce jour-là. Ce qui fut dit hors de Cordée n’y est pas.</p>
    </>
  );
}

function Line({ found, person, kinds }: { found: KnewData; person: PersonThen; kinds: readonly string[] }): ReactNode {
  return (
    <tr>
      <th scope="row"><span className="name">{nameOf(person)}</span>{person.by ? <small>{person.functionName}{person.by.organisation ? `, ${person.by.organisation.name}` : ''}</small> : null}</th>
      {kinds.map((kind) => {
        const cell = cellOf(found, person, kind);
        const [strongest] = cell?.parts[0] ?? ['NO'];
        return <td key={kind} className={`knew-${strongest}`}>{cell ? cell.parts.map(([code, n]) => <span key={code} className="knew-part">{SAID[code]}<small>{n} sur {cell.of}</small></span>) : <span className="visually-hidden">rien</span>}</td>;
      })}
    </tr>
  );
}

function Written({ written: { what, kind, detail, writtenAt, withdrawnAt, pieces, authorFunctionName, authorOrganisation, knew }, people }: { written: WrittenThen; people: readonly PersonThen[] }): ReactNode {
  return (
    <li className="edge">
      <p className="meta"><strong>{what === 'MESSAGE' ? 'Message' : 'Écrit'}</strong> <Mark kind={kind} summary={detail === 'SUMMARY'} /> <time dateTime={writtenAt}>{momentOf(writtenAt)}</time> {authorFunctionName}{authorOrganisation ? `, ${authorOrganisation}` : ''}{pieces > 0 ? ` · ${count(pieces, 'pièce jointe', 'pièces jointes')}` : ''}</p>
      {withdrawnAt ? <p className="tombstone">Retiré le {momentOf(withdrawnAt)} : plus personne ne le lisait.</p> : null}
      <dl className="reason">{STRENGTHS.map((code) => {
        const those = knew.filter((k) => k.knew === code);
        return those.length === 0 ? null : <div key={code} className="knew-line"><dt>{SAID[code]}</dt><dd>{those.map((k) => <span key={k.person}><span className="name">{nameOf(people[k.person]!)}</span><small>{[k.openedAt ? momentOf(k.openedAt) : '', rightOf(k)].filter(Boolean).join(' · ')}</small></span>)}</dd></div>;
      })}</dl>
    </li>
  );
}
