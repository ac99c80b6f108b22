/** What may be an opinion told as a fact: said under the paragraph, never blocking, never rewriting. « Garder » puts it away. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Hint } from './queries.js';

interface Props { hints: readonly Hint[]; text: string; show: (hint: Hint) => void; keep: (hint: Hint) => void }

export function Hints({ hints, text, show, keep }: Props): ReactNode {
  if (hints.length === 0) return null;
  return (
    <ul className="hints">{hints.map((hint) => {
      // Of a whole paragraph, what is missing: nothing of it to quote.
      const whole = hint.from === 0 && hint.to >= text.trimEnd().length;
      const words = whole ? '' : text.slice(hint.from, hint.to);
      return (
        <li key={`${hint.code} ${hint.from}`}><p>{words ? <strong>« {words} » </strong> : null}{hint.sentence}<small>{hint.source}</small></p>
          {words ? <Button className="link" onPress={() => show(hint)}>Voir le passage<span className="visually-hidden"> {words}</span></Button> : null} <Button className="link" onPress={() => keep(hint)}>Garder<span className="visually-hidden"> {words || hint.sentence}</span></Button></li>
      );
    })}</ul>
  );
}
