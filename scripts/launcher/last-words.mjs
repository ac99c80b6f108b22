/** The sentence in what a program wrote before it left: its own, or the message of what it did not catch. */
export function lastWords(stderr) {
  const lines = stderr.split('\n').map((line) => line.trim()).filter(Boolean);
  const meant = lines.filter((line) => !/^(at |\^|Node\.js v|throw |node:|file:|[{}\]]|\w+: .*,$)/.test(line));
  const thrown = meant.findLast((line) => /^(Uncaught )?\w*(Error|Exception|Sentence)\b.*: /.test(line));
  const words = thrown?.replace(/^(Uncaught )?\w*(Error|Exception|Sentence)\b[^:]*: /, '') ?? meant.at(-1);
  return words?.slice(0, 400);
}
