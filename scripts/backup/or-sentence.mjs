import { Sentence, asSentence } from '../sentence.mjs';

/** A failure is one sentence to whoever operates, and leaves with 1. */
export async function orSentence(work) {
  try {
    await work();
  } catch (error) {
    const sentence = asSentence(error, error?.path);
    console.error(sentence instanceof Sentence ? sentence.message : `Erreur inattendue : ${error?.message ?? error}`);
    process.exitCode = 1;
  }
}
