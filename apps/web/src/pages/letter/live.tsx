/** The letter as it would be read: headings, words, quotations, lists; nothing of a page that a screen reader would stumble on. */
import type { ReactNode } from 'react';
import type { Live } from './queries.js';

type Section = Live['sections'][number];

export function LiveLetter({ sections, waiting = false }: { sections: readonly Section[]; waiting?: boolean }): ReactNode {
  return (
    <section className="letter" aria-labelledby="apercu" tabIndex={0} aria-busy={waiting || undefined}><h2 id="apercu">La lettre</h2>
      {sections.map(({ heading, blocks }, i) => <div key={heading}><h3>{i + 1}. {heading}</h3>{blocks.map((block, j) => <Block key={j} block={block} />)}</div>)}
    </section>
  );
}

function Block({ block: { kind, lead, text, fields, items } }: { block: Section['blocks'][number] }): ReactNode {
  const before = lead ? <strong>{lead} : </strong> : null;
  switch (kind) {
    case 'quote': return <blockquote>{before}{text}</blockquote>;
    case 'list': return items.length > 0 ? <ul>{items.map((item) => <li key={item}>{item}</li>)}</ul> : <p>Non renseigné</p>;
    case 'fields': return <>{lead ? <h4>{lead}</h4> : null}<dl className="letter-fields">{fields.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl></>;
    default: return <p>{before}{text}</p>;
  }
}
