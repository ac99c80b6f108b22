/** What is sent before anything is read: small, and nobody else's livery. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { check } from '../launcher/checks.mjs';
import { root } from '../../scripts/paths.mjs';

const INITIAL_KB = 280;
const CHUNK_KB = 60;
const assets = join(root, 'dist/apps/web/assets');
const sizeOf = (name) => gzipSync(readFileSync(join(assets, name))).length / 1000;
/** The State's design system and its typeface are the State's alone. */
const FOREIGN = /\bfr-(?:btn|header|footer|grid|col|card|badge)\b|Marianne|#000091|#E1000F/i;

export async function budgets() {
  const html = readFileSync(join(root, 'dist/apps/web/index.html'), 'utf8');
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const initial = scripts.filter((name) => html.includes(name));
  await check(`the first page is ${initial.reduce((sum, name) => sum + sizeOf(name), 0).toFixed(0)} kB of script, ${INITIAL_KB} at most`, async () => {
    assert.ok(initial.length > 0);
    assert.ok(initial.reduce((sum, name) => sum + sizeOf(name), 0) <= INITIAL_KB);
  });
  await check(`each page after it is ${CHUNK_KB} kB at most`, async () => {
    for (const name of scripts.filter((one) => !initial.includes(one))) assert.ok(sizeOf(name) <= CHUNK_KB, `${name}: ${sizeOf(name).toFixed(0)} kB`);
  });
  await check('nothing of the State’s design system, which a planted class would show', async () => {
    assert.match('<div class="fr-btn">', FOREIGN);
    for (const name of readdirSync(assets).filter((one) => /\.(js|css)$/.test(one))) assert.doesNotMatch(readFileSync(join(assets, name), 'utf8'), FOREIGN, name);
  });
  await check('nothing inline in the page', async () => {
    assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
  });
}
