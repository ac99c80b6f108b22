/** The letter in typed paragraphs, beside what it becomes. Saved as often as one likes: each time is a version, and nothing leaves before the seal. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Fault } from '../../graphql/use-act.js';
import { count } from '../../words/plural.js';
import { Faults } from '../../zone/faults.js';
import { Children } from './children.js';
import { DangerPart, ParentsPart } from './danger.js';
import { Facts } from './facts.js';
import { HeadPart } from './head.js';
import { LiveLetter } from './live.js';
import type { Head, Letter } from './queries.js';
import { Unsaved } from './unsaved.js';
import { useLive } from './use-live.js';

interface Props { title: string; first: Letter; firstHead: Head; begun: boolean; dossiers: readonly (readonly [string, string])[]; save: (letter: Letter, head: Head) => Promise<boolean>; pending: boolean; faults: readonly Fault[] }

export function Composer({ title, first, firstHead, begun, dossiers, save, pending, faults }: Props): ReactNode {
  const [letter, setLetter] = useState(first);
  const [head, setHead] = useState(firstHead);
  const [saved, setSaved] = useState(first);
  const [tried, setTried] = useState<Letter | null>(null);
  const { live, refused, waiting } = useLive(letter, head);
  const change = (part: Partial<Letter>): void => setLetter((before) => ({ ...before, ...part }));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    // Before the answer: the page that it opens is not a page that is left unsaved.
    setSaved(letter);
    setTried(letter);
    // A direct notice names no dossier: the cell attaches it.
    void save(letter, { ...head, dossierIds: live?.route === 'DIRECT' ? [] : head.dossierIds ?? [] }).then((done) => { if (!done) setSaved(first); });
  };
  return (
    <>
      <Unsaved when={letter !== saved && !pending} />
      <div className="page-head"><h1>{title}</h1></div>
      <div className="columns letter-columns">
        <form className="form" onSubmit={send} noValidate>
          <HeadPart head={head} letter={letter} route={live?.route ?? null} begun={begun} dossiers={dossiers} setHead={(part) => setHead((before) => ({ ...before, ...part }))} change={change} />
          <Children value={letter} change={change} />
          <Facts value={letter.paragraphs} hints={live?.hints ?? []} change={(paragraphs) => change({ paragraphs })} />
          <ParentsPart value={letter.parentsInformed} change={(parentsInformed) => change({ parentsInformed })} />
          <DangerPart letter={letter} change={change} />
          {/* What refused an earlier text says nothing of this one. */}
          <Faults faults={[...refused, ...(letter === tried ? faults : [])]} />
          <p role="status" className="hint">{live ? `${live.faults.length === 0 ? 'Rien ne manque à la lettre' : count(live.faults.length, 'champ à compléter', 'champs à compléter')} · ${count(live.hints.length, 'indice')}` : ''}</p>
          {live && live.faults.length > 0 ? <details><summary>Ce qui manque</summary><ul>{live.faults.map(({ field, message }) => <li key={`${field ?? ''} ${message}`}>{message} <small>{field?.replace('letter.', '')}</small></li>)}</ul></details> : null}
          <Button type="submit" className="button primary big" isPending={pending} isDisabled={!live}>Enregistrer et relire</Button>
          <p className="hint">Rien ne part : la lettre se relit, se scelle, puis se transmet.</p>
        </form>
        {live ? <LiveLetter sections={live.sections} waiting={waiting} /> : null}
      </div>
    </>
  );
}
