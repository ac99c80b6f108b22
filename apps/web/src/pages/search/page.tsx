import { useEffect, useState, type ReactNode } from 'react';
import { Button, Input, Label, SearchField, Text } from 'react-aria-components';
import { useTitle } from '../../shell/title.js';
import { Results } from './results.js';
import { onWords } from './words-given.js';

export function Component(): ReactNode {
  useTitle('Recherche');
  const [words, setWords] = useState('');
  /** A number too: the same words are sought again when somebody asks again. */
  const [asked, setAsked] = useState({ words: '', time: 0 });
  const seek = (sought: string): void => setAsked(({ time }) => ({ words: sought.trim(), time: time + 1 }));
  useEffect(() => onWords((given) => {
    setWords(given);
    seek(given);
  }), []);
  return (
    <>
      <div className="page-head"><h1>Recherche</h1></div>
      <form role="search" className="seek" onSubmit={(event) => { event.preventDefault(); seek(words); }}>
        <SearchField className="field" value={words} onChange={setWords} onSubmit={seek} onClear={() => setAsked({ words: '', time: 0 })}>
          <Label>Mots d’un message</Label>
          <Text slot="description" className="hint">Tous les mots doivent y être, sans égard aux accents ni aux terminaisons. Rien n’en est gardé.</Text>
          <Input autoComplete="off" maxLength={200} />
        </SearchField>
        <Button className="button" type="submit">Chercher</Button>
      </form>
      {asked.words === '' ? <p className="empty">Cherchez dans les messages que vous lisez et dans leurs pièces. Les pages d’un PDF et ce que montre une image ne sont pas cherchés.</p> : <Results key={`${asked.time} ${asked.words}`} words={asked.words} />}
    </>
  );
}
