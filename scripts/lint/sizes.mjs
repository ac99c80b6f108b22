const counted = /^(apps|libs|migrations|scripts|test)\/.*\.(ts|tsx|mjs)$/;
/** The law and its table are one text each; the rest of the list is generated. */
const exempt = /^libs\/secrecy\/(law|matrix)\.ts$|generated/;
const most = 200;
const wished = 60;

/** Small files are how one idea stays in one file. */
export function sizes(files) {
  const ours = files.filter(({ path }) => counted.test(path)).map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }));
  const sorted = ours.map(({ lines }) => lines).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return {
    median,
    count: ours.length,
    failures: [
      ...ours.filter(({ path, lines }) => lines > most && !exempt.test(path)).map(({ path, lines }) => `${path}: ${lines} lines, more than ${most}: split it by idea`),
      ...(median > wished ? [`the median file has ${median} lines, more than ${wished}`] : []),
    ],
  };
}
