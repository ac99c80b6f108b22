import { Refused } from '../reasons.js';

/** Text in UTF-8, that no program would run: lines, tabs, and what can be read. */
export function checkText(bytes: Buffer): Buffer {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused('DESACCORD');
  }
  if (/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text)) throw new Refused('DESACCORD');
  return bytes;
}
