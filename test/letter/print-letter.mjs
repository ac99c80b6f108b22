/* A document as JSON on the standard input, its PDF on the standard output: by another process, elsewhere, in another language. */
import { renderLetter } from '../../dist/libs/signalements/letter/render-letter.js';
import { renderMinutes } from '../../dist/libs/syntheses/minutes/render-minutes.js';

const render = process.argv[2] === 'minutes' ? renderMinutes : renderLetter;

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const isInstant = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
process.stdout.write(await render(JSON.parse(Buffer.concat(chunks).toString('utf8'), (_name, value) => (isInstant(value) ? new Date(value) : value))));
