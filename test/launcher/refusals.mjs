import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { readSecrets } from '../../scripts/launcher/secrets.mjs';
import { openDataFolder } from '../../scripts/launcher/data-folder.mjs';
import { check } from './checks.mjs';
import { freePair, freshFolder } from './folders.mjs';
import { Session } from './session.mjs';

/** What cannot work is said in one sentence. */
export async function refusals() {
  const port = await freePair();
  const refused = (name, pattern, prepare, env) =>
    check(name, async () => {
      const data = freshFolder();
      await prepare?.(data);
      await new Session({ data, port, env }).failsSaying(pattern);
    });

  await check('a taken port is named', async () => {
    const server = createServer();
    await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
    try {
      await new Session({ data: freshFolder(), port }).failsSaying(new RegExp(`Le port ${port} est déjà pris`));
    } finally {
      server.close();
    }
  });
  await refused('a port that is none is named', /PORT=quatre n'est pas un port/, undefined, { PORT: 'quatre' });
  await refused('secrets that are no JSON are named', /secrets\.json n'est pas du JSON valide/, (data) => {
    withData(data);
    writeFileSync(join(data, 'secrets.json'), '{"ROLE_SECRET": ');
  });
  await refused('a missing secret is named', /CONTEXT_KEY manque/, (data) => {
    withData(data);
    writeFileSync(join(data, 'secrets.json'), JSON.stringify({ ROLE_SECRET: 'x'.repeat(40) }));
  });
  await refused('a lost key is named, and no new one is made', /La clé .*kek a disparu/, (data) => {
    withData(data);
    rmSync(join(data, 'kek'));
  });
  await refused('a shortened key is named', /devrait compter 32 octets, elle en compte 3/, (data) => {
    withData(data);
    writeFileSync(join(data, 'kek'), 'abc');
  });
  await refused('an API that refuses its configuration is quoted', /L'API ne démarre pas : .*REFUSAL_QUANTUM_MS/, undefined, { REFUSAL_QUANTUM_MS: 'a while' });
  await refused('damaged keys of the identity provider are named', /identity-keys\.json/, (data) => {
    withData(data);
    writeFileSync(join(data, 'identity-keys.json'), '{}');
  });
  await refused("somebody's folder of other things is refused", /contient autre chose que Cordée/, (data) => writeFileSync(join(data, 'thesis.txt'), 'x'));
  await check('a file in place of the folder is named', async () => {
    const file = join(freshFolder(), 'file');
    writeFileSync(file, '');
    await new Session({ data: file, port }).failsSaying(/n'est pas un dossier/);
  });
  await refused('a damaged database is said, not repaired', /PostgreSQL ne démarre pas/, (data) => {
    withData(data);
    cpSync(join(data, 'secrets.json'), join(data, 'postgres/password'));
    mkdirSync(join(data, 'postgres/data'), { mode: 0o700 });
    writeFileSync(join(data, 'postgres/data/PG_VERSION'), '9.6\n');
  });
}

/** As after a first start, for what is looked at before PostgreSQL. */
function withData(data) {
  openDataFolder(data);
  readSecrets(data);
  mkdirSync(join(data, 'postgres'));
}
