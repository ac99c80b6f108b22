/** One fact a card: how one knows it, when, where, from whom. */
import { useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Choice, Field } from '../../form/field.js';
import { fromLocal, toLocal } from '../../words/local-time.js';
import { PARAGRAPHS } from '../../words/signalement.js';
import { newParagraph } from './draft.js';
import { Hints } from './hints.js';
import type { Hint, Letter } from './queries.js';

type Paragraph = Letter['paragraphs'][number];
const CHOICES = PARAGRAPHS.map(([key, name]) => [key, name] as const);

export function Facts({ value, hints, change }: { value: Letter['paragraphs']; hints: readonly Hint[]; change: (paragraphs: Letter['paragraphs']) => void }): ReactNode {
  const move = (from: number, to: number): void => change(value.map((p, i) => (i === to ? value[from]! : i === from ? value[to]! : p)));
  return (
    <fieldset><legend>Faits et contexte</legend><p className="hint">Un fait par carte. Une opinion a sa place : « Appréciation professionnelle ».</p>
      {value.map((paragraph, i) => (
        <Card key={i} n={i + 1} of={value.length} paragraph={paragraph} hints={hints.filter((hint) => hint.paragraph === i)} change={(next) => change(value.map((p, j) => (j === i ? next : p)))}
          remove={value.length > 1 ? () => change(value.filter((_, j) => j !== i)) : null} up={i > 0 ? () => move(i, i - 1) : null} down={i < value.length - 1 ? () => move(i, i + 1) : null} />
      ))}
      <Button className="button quiet" onPress={() => change([...value, newParagraph()])}>Ajouter un fait</Button>
    </fieldset>
  );
}

interface CardProps { n: number; of: number; paragraph: Paragraph; hints: readonly Hint[]; change: (paragraph: Paragraph) => void; remove: (() => void) | null; up: (() => void) | null; down: (() => void) | null }

function Card({ n, of, paragraph, hints, change, remove, up, down }: CardProps): ReactNode {
  const card = useRef<HTMLDivElement>(null);
  const [kept, setKept] = useState<readonly string[]>([]);
  const wordsOf = ({ code, from, to }: Hint): string => `${code} ${paragraph.text.slice(from, to)}`;
  const set = (part: Partial<Paragraph>): void => change({ ...paragraph, ...part });
  const show = ({ from, to }: Hint): void => {
    const field = card.current?.querySelector('textarea');
    field?.focus();
    field?.setSelectionRange(from, to);
  };
  return (
    <div className="child" role="group" aria-label={`Fait ${n} sur ${of}`} ref={card}>
      <div className="fields">
        <Choice label="Comment je le sais" value={paragraph.type} choices={CHOICES} change={(type) => set({ type })} />
        <Field label="Le" type="datetime-local" optional value={toLocal(paragraph.at)} change={(at) => set({ at: fromLocal(at) })} />
        <Field label="Où" optional value={paragraph.place} change={(place) => set({ place })} />
        {paragraph.type === 'REPORTED' ? <Field label="De qui je le tiens" value={paragraph.source} change={(source) => set({ source })} /> : null}
      </div>
      <Field label="Ce qui s’est passé" hint={PARAGRAPHS.find(([key]) => key === paragraph.type)?.[2]} rows={4} value={paragraph.text} change={(text) => set({ text })} />
      {paragraph.type === 'CHILD_QUOTE' ? <Field label="Dans quelles circonstances" hint="Spontanément ou non, question posée, personnes présentes" optional value={paragraph.circumstances} change={(circumstances) => set({ circumstances })} /> : null}
      <Hints hints={hints.filter((hint) => !kept.includes(wordsOf(hint)))} text={paragraph.text} show={show} keep={(hint) => setKept([...kept, wordsOf(hint)])} />
      <p>{up ? <Button className="link" onPress={up}>Monter</Button> : null} {down ? <Button className="link" onPress={down}>Descendre</Button> : null} {remove ? <Button className="link" onPress={remove}>Retirer ce fait</Button> : null}</p>
    </div>
  );
}
