export default async function teardown() {
  await globalThis.__CORDEE_TEST_CLUSTER__?.stop();
}
