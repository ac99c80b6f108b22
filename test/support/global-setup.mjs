import { ensureWebBuilt } from '../../scripts/build-web.mjs';
import { startCluster } from './cluster.mjs';

/** One cluster for the whole run. Its keeper removes it should this process be killed. */
export default async function setup() {
  await ensureWebBuilt();
  const cluster = await startCluster();
  Object.assign(process.env, cluster.env);
  globalThis.__CORDEE_TEST_CLUSTER__ = cluster;
}
