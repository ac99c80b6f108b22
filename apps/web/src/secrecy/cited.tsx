/** Before it is sent: the words that are those of a secret place, said by the server to who may know it. */
import { useEffect, useState, type ReactNode } from 'react';
import { graphql } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';

const CITED = graphql('query MotsDeLieux($input: CitedPlacesInput!) { citedPlaces(input: $input) { cited { index passage } userErrors { code message field } } }');
const WHILE_TYPING_MS = 600;

/** `texts`: each with what it is, as its writer calls it. */
export function Cited({ dossierId, texts }: { dossierId: string; texts: readonly (readonly [what: string, text: string])[] }): ReactNode {
  const [asked, setAsked] = useState<readonly string[]>([]);
  const written = JSON.stringify(texts.map(([, text]) => text));
  useEffect(() => {
    const waits = setTimeout(() => setAsked(JSON.parse(written) as string[]), WHILE_TYPING_MS);
    return () => clearTimeout(waits);
  }, [written]);
  return asked.some((text) => text.trim() !== '') ? <Found dossierId={dossierId} texts={asked} names={texts.map(([what]) => what)} /> : null;
}

function Found({ dossierId, texts, names }: { dossierId: string; texts: readonly string[]; names: readonly string[] }): ReactNode {
  const { data } = useAsk(CITED, { input: { dossierId, texts: [...texts] } });
  const cited = data?.citedPlaces.cited ?? [];
  if (cited.length === 0) return null;
  return (
    <div className="faults" role="alert">
      <p>Ce sont les mots d’un lieu tenu secret : rien de tel ne peut partir. Retirez-les, ou écrivez-les au dossier, dans un écrit « lieu tenu secret ».</p>
      <ul>{cited.map(({ index, passage }) => <li key={`${index} ${passage}`}>{names[index]} : « {passage} »</li>)}</ul>
    </div>
  );
}
