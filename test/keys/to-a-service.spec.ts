/** From files to a key service, while the product serves; then the service fails, and comes back. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiProcess, type Answer } from '../faults/api-process.js';
import { tokensOf } from '../faults/tokens.js';
import { secrets } from '../support/database.js';
import { openDoor, type Door } from '../support/door.js';
import { ownKeys, type OwnKeys } from '../support/own-keys.js';
import { dossier, TERRITOIRES } from '../support/situation.js';
import { startTransit, type Transit } from '../support/transit.js';

let door: Door;
let keys: OwnKeys;
let transit: Transit;
let token: string;
let known: string;
const running: ApiProcess[] = [];
beforeAll(async () => {
  door = await openDoor();
  keys = ownKeys();
  transit = await startTransit();
  token = (await tokensOf(door, ['A4'])).A4!;
  known = (await dossier(door, { surname: 'ARGAN' })).id;
}, 60_000);
afterAll(async () => {
  for (const api of running) await api.kill('SIGTERM');
  await transit.stop();
  await door.close();
  keys.remove();
});

const serviceEnv = (): Record<string, string> => ({ KEK_FILE: keys.file, KEY_SERVICE_URL: transit.service().url, KEY_SERVICE_ROLE_ID: 'role-1', KEY_SERVICE_SECRET_ID: 'secret-1', KEY_SERVICE_TIMEOUT_MS: '300' });
async function server(env: Record<string, string>): Promise<ApiProcess> {
  const api = await ApiProcess.start(door.db, env);
  running.push(api);
  return api;
}
/** In a process of its own, waited for without hearing anything else: the service has its own. */
const rotate = (): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, ['dist/apps/keys/rotate-main.js'], { encoding: 'utf8', env: { PATH: process.env.PATH, DATABASE_URL: door.db.url, ROLE_SECRET: secrets().roleSecret, ...serviceEnv() } });
const reads = (api: ApiProcess): Promise<Answer> => api.ask(token, 'query ($id: ID!) { dossier(id: $id) { enfant { surname } } }', { id: known });
const opens = (api: ApiProcess): Promise<Answer> => api.ask(token, 'mutation ($input: OpenDossierInput!) { openDossier(input: $input) { dossier { id enfant { surname } } userErrors { code } } }',
  { input: { requestId: randomUUID(), territoireId: TERRITOIRES.nord, surname: 'NEUF', givenNames: 'Lou', birthDate: '2019-05-05' } });
const under = async (): Promise<number[]> => (await door.db.owner.query<{ v: number }>('select distinct kek_version as v from app.data_key union select kek_version from app.index_key order by 1')).rows.map((r) => r.v);

describe('a key service in the place of the files', () => {
  it('opens what the files wrapped, and takes their place by a rotation; then the files may go', async () => {
    const api = await server(serviceEnv());
    expect((await reads(api)).text).toContain('ARGAN');
    expect(await under()).toEqual([1]);
    const { status, stdout, stderr } = rotate();
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Version 1001');
    expect(await under()).toEqual([1001]);
    rmSync(keys.file);
    const fresh = await server(serviceEnv());
    expect((await reads(fresh)).text).toContain('ARGAN');
    expect((await opens(fresh)).text).toContain('NEUF');
    const known99 = await fresh.ask(token, 'mutation ($input: LookUpChildInput!) { lookUpChild(input: $input) { known { surname } userErrors { code } } }', { input: { surname: 'ARGAN', givenNames: 'Noé', birthDate: '2018-03-14' } });
    expect(known99.text).toContain('"surname":"ARGAN"');
    expect(existsSync(keys.file)).toBe(false);
  }, 60_000);

  it('is turned there and rotated here: nothing is left under the former version, which it may refuse', async () => {
    await transit.administer('rotate');
    expect(rotate().status).toBe(0);
    expect(await under()).toEqual([1002]);
    await transit.administer('config', { min_decryption_version: 2 });
    expect((await reads(await server(serviceEnv()))).text).toContain('ARGAN');
  }, 60_000);

  it.each(['sealed', 'slow', 'cut', 'forbidden'])('that is %s stops neither the server nor what is open already: the rest is said to be unavailable, and nothing is half done', async (mode) => {
    const api = await server(serviceEnv());
    const before = (await door.db.owner.query('select 1 from app.dossier')).rows.length;
    await transit.is(mode);
    for (const answer of [await reads(api), await opens(api)]) {
      expect(answer.text).toContain('Les clés sont indisponibles : ce qui est scellé ne peut être ni lu ni écrit pour l’instant. Rien n’a été perdu ni à moitié fait.');
      expect(answer.text).not.toMatch(/ARGAN|NEUF|vault|hvs\./);
    }
    expect((await door.db.owner.query('select 1 from app.dossier')).rows).toHaveLength(before);
    expect((await fetch(`${api.url}/health/live`)).status).toBe(200);
    const { status, stderr } = rotate();
    expect([status, /Rien n’a été lu ni écrit/.test(stderr)]).toEqual([1, true]);
    await transit.is('well');
    expect((await reads(api)).text).toContain('ARGAN');
    expect((await opens(api)).text).toContain('NEUF');
    await transit.is(mode);
    expect((await reads(api)).text).toContain('ARGAN');
    await transit.is('well');
    expect(api.log).toContain('"error":"KeyUnavailable"');
    expect(api.log).not.toMatch(/secret-1|hvs\.|vault:v/);
  }, 60_000);
});
