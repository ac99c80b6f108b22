import { Sentence, asSentence, fullDisk } from '../sentence.mjs';

/** What PostgreSQL said on its way out, as a sentence. */
export function failure(said, folder, error) {
  if (/No space left on device|Disk quota exceeded/.test(said)) return fullDisk(folder);
  if (error && typeof error.code === 'string') return asSentence(error, folder);
  if (isPortTaken(said)) return new Sentence('Le port choisi pour PostgreSQL est déjà pris : relancez la commande.');
  const reason = said.match(/(?:FATAL|PANIC|error): +(.+)/)?.[1] ?? said.trim().split('\n').at(-1);
  return new Sentence(`PostgreSQL ne démarre pas dans ${folder} : ${reason || 'il n’a rien dit'}.`);
}

export function isPortTaken(said) {
  return /Address already in use|could not bind/.test(said);
}
