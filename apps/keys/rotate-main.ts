import { readKeysConfig } from '../../libs/platform/config.js';
import { keyEncryptionOf } from '../../libs/platform/key-encryption-of.js';
import { command, connectedAs, say } from '../../libs/platform/operator-command.js';
import { rotate } from './rotate.js';
import { said } from './said.js';

/** npm run keys:rotate: with the environment of a server, which goes on serving. It may be stopped, and run again. */
await command(async () => {
  const config = readKeysConfig();
  const kek = keyEncryptionOf(config);
  await connectedAs('rewrap', 'cordee keys:rotate', config, async (db) => {
    const rotated = await rotate(db, kek, say);
    say(said(rotated));
    if (rotated.broken.length > 0 || rotated.left.size > 0) process.exitCode = 1;
  });
});
