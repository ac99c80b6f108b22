/** The child that examines one piece. Its argument: the type that the name announces. */
import { Refused } from '../reasons.js';
import { DOCUMENT_TYPES } from '../types.js';
import { distinctWords, wordsOfFile } from '../words-of-file.js';
import { answer } from './child.js';

const type = DOCUMENT_TYPES.find((one) => one === process.argv[2]);
await answer(async (bytes) => {
  if (!type) throw new Refused('TYPE');
  const { check } = await import('./check.js');
  return await check(bytes, type);
}, (bytes) => distinctWords(wordsOfFile({ type: type!, bytes })));
