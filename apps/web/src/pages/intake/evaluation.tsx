/** What the team has brought: each child and how they were met, the national frame with what each said of it, and the report. Nothing is added up. */
import type { ReactNode } from 'react';
import { Mark } from '../../secrecy/mark.js';
import { useMe } from '../../shell/me.js';
import { momentOf } from '../../words/dates.js';
import { APPRAISALS, CONCLUSIONS, MEETINGS, PROPOSALS, VOICES } from '../../words/evaluation.js';
import { nameIn } from '../../words/signalement.js';
import { ContributionPieces } from './contribution-pieces.js';
import type { Attached, EvaluationData, Headings } from './queries.js';

/** `writes`: the report is not submitted, and one may contribute. */
interface Props { evaluation: EvaluationData; children: readonly Attached[]; headings: Headings; writes: boolean; again: () => void }

export function Evaluation({ evaluation: { openedAt, opener, rencontres, contributions, rapports, avis }, children, headings, writes, again }: Props): ReactNode {
  const { me: { habilitation } } = useMe();
  const nameOf = (dossierId: string): string => children.find((child) => child.dossierId === dossierId)?.name ?? 'un enfant';
  const asked = contributions.filter(({ heading }) => heading === 'COMPLEMENT');
  return (
    <section aria-labelledby="evaluation"><h2 id="evaluation">Évaluation</h2>
      <p>Confiée par {opener.professionnel.displayName} le {momentOf(openedAt)}. « L’évaluation n’a pas pour objet de déterminer la véracité des faits allégués. »</p>
      <ul className="children">{children.map(({ dossierId, name }) => <Met key={dossierId} name={name} meeting={rencontres.filter((r) => r.dossierId === dossierId).at(-1)} />)}</ul>
      {asked.length > 0 ? <div className="notice"><h3>Compléments demandés à l’équipe</h3>{asked.map((c) => <div key={c.id}><p className="body">{c.body}</p><small>Pour <span className="name">{nameOf(c.dossierId)}</span> · {c.author.professionnel.displayName}, {c.author.functionName} · {momentOf(c.writtenAt)}</small></div>)}</div> : null}
      <div className="grid-needs">{headings.map(({ code, name }) => {
        const said = contributions.filter(({ heading }) => heading === code);
        return (
          <details key={code} open={said.length > 0}><summary>{name} <span className="counter-number">{said.length}</span></summary>
            {said.map((c) => <article key={c.id}><p className="meta"><Mark kind={c.kind} summary={c.detail === 'SUMMARY'} /> <span className="name">{nameOf(c.dossierId)}</span> <strong>{nameIn(APPRAISALS, c.appraisal)}</strong></p>
              <p className="body">{c.body}</p><small>{nameIn(VOICES, c.voice)} · {c.author.professionnel.displayName}, {c.author.functionName} · {momentOf(c.writtenAt)}</small>
              <ContributionPieces contribution={c} writes={writes && c.author.id === habilitation.id} again={again} /></article>)}
            {said.length === 0 ? <p className="empty">Rien n’est écrit ici qui vous soit ouvert.</p> : null}
          </details>
        );
      })}</div>
      {avis.length > 0 ? <><h3>Parents et enfant informés</h3><ul className="plain">{avis.map(({ id, person, dossierId, stage, informedAt, exception }) => <li key={id}><span className="name">{person}</span>, pour {nameOf(dossierId)}<small>{stage === 'OPENING' ? 'mise en place' : 'rapport et suite'} · {exception === 'NONE' ? momentOf(informedAt) : 'exception motivée'}</small></li>)}</ul></> : null}
      {rapports.map((r) => <article key={r.id} className="rapport"><h3>Rapport, version {r.version} : {nameOf(r.dossierId)}</h3><p><strong>{nameIn(CONCLUSIONS, r.conclusion)}</strong> · {nameIn(PROPOSALS, r.proposal)}</p><p className="body">{r.analysis}</p><small>{r.method} · {momentOf(r.writtenAt)}</small></article>)}
    </section>
  );
}

function Met({ name, meeting }: { name: string; meeting: EvaluationData['rencontres'][number] | undefined }): ReactNode {
  return <li className={meeting ? 'met' : 'to-meet'}><span className="name">{name}</span><small>{meeting ? `${nameIn(MEETINGS, meeting.meeting).toLowerCase()}, le ${momentOf(meeting.metAt)}` : 'à rencontrer'}</small></li>;
}
