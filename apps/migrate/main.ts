import 'reflect-metadata';
import { migrate } from './migrate.js';
import { readMigrateConfig } from '../../libs/platform/config.js';

/** npm run migrate: DATABASE_OWNER_URL alone makes the logins, the tables and the law's functions. DEMO=1 adds the demonstration département, once. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);
try {
  const config = readMigrateConfig();
  await migrate({ ownerUrl: config.ownerUrl, roleSecret: config.roleSecret, contextKey: config.contextKey, say });
  // The image of production has neither (Dockerfile).
  if (config.demo) await (await import('./demonstration.js')).loadDemonstration(config, say);
} catch (e) {
  process.stderr.write(`${e instanceof Error ? e.message : String(e)}\n`);
  process.exitCode = 1;
}
