// Only what every Node can read is imported before its version is known.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Cordée demande Node 20.19 ou plus récent ; celui-ci est ${process.versions.node}.`);
  process.exit(1);
}
const { launch } = await import('./launcher/launch.mjs');
await launch();
