/** The child that marks one PDF for one reader: the first line that it is given is the mark. */
import { answer } from './child.js';
import { stamp } from './stamp.js';

await answer(async (bytes) => {
  const line = bytes.indexOf('\n');
  return await stamp(bytes.subarray(line + 1), bytes.subarray(0, line).toString('utf8'));
});
