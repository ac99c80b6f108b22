/** The letter in typed paragraphs, beside what it becomes. Saved as often as one likes: each time is a version, and nothing leaves before the seal. */
import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Kept, Resumed } from '../../form/begun.js';
import type { Ebauche } from '../../form/use-ebauche.js';
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

/** What is kept of it while it is written. */
export interface Written { letter: Letter; head: Head }
interface Props { title: string; ebauche: Ebauche<Written>; since?: string; begun: boolean; dossiers: readonly (readonly [string, string])[]; save: (letter: Letter, head: Head) => Promise<boolean>; pending: boolean; faults: readonly Fault[] }

export function Composer({ title, ebauche, since, begun, dossiers, save, pending, faults }: Props): ReactNode {
  const { letter, head } = ebauche.value;
  const [tried, setTried] = useState<Letter | null>(null);
  const { live, refused, waiting } = useLive(letter, head);
  const change = (part: Partial<Letter>): void => ebauche.change((now) => ({ ...now, letter: { ...now.letter, ...part } }));
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(letter);
    // A direct notice names no dossier: the cell attaches it.
    void save(letter, { ...head, dossierIds: live?.route === 'DIRECT' ? [] : head.dossierIds ?? [] });
  };
  return (
    <>
      <Unsaved when={ebauche.unsaved && letter !== tried} />
      <div className="page-head"><h1>{title}</h1></div>
      <Resumed ebauche={ebauche} since={since} />
      <div className="columns letter-columns">
        <form className="form" onSubmit={send} noValidate>
          <HeadPart head={head} letter={letter} route={live?.route ?? null} begun={begun} dossiers={dossiers} setHead={(part) => ebauche.change((now) => ({ ...now, head: { ...now.head, ...part } }))} change={change} />
          <Children value={letter} change={change} />
          <Facts value={letter.paragraphs} hints={live?.hints ?? []} change={(paragraphs) => change({ paragraphs })} />
          <ParentsPart value={letter.parentsInformed} change={(parentsInformed) => change({ parentsInformed })} />
          <DangerPart letter={letter} change={change} />
          {/* What refused an earlier text says nothing of this one. */}
          <Faults faults={[...refused, ...(letter === tried ? faults : [])]} />
          <p role="status" className="hint">{live ? `${live.faults.length === 0 ? 'Rien ne manque à la lettre' : count(live.faults.length, 'champ à compléter', 'champs à compléter')} · ${count(live.hints.length, 'indice')}` : ''}</p>
          {live && live.faults.length > 0 ? <details><summary>Ce qui manque</summary><ul>{live.faults.map(({ field, message }) => <li key={`${field ?? ''} ${message}`}>{message} <small>{field?.replace('letter.', '')}</small></li>)}</ul></details> : null}
          <Button type="submit" className="button primary big" isPending={pending} isDisabled={!live}>Enregistrer et relire</Button>
          <Kept ebauche={ebauche} />
          <p className="hint">Rien ne part : la lettre se relit, se scelle, puis se transmet.</p>
        </form>
        {live ? <LiveLetter sections={live.sections} waiting={waiting} /> : null}
      </div>
    </>
  );
}
