import { StringDecoder } from 'node:string_decoder';

/** What a program writes, by whole lines that say whose they are: two that speak at once do not cut each other's. `end` writes what was left without its end. */
export function wholeLines(stream, mark) {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const say = (line) => stream.write(`${mark} │ ${line}\n`);
  return {
    write(piece) {
      const lines = (rest + decoder.write(piece)).split('\n');
      rest = lines.pop();
      lines.forEach(say);
    },
    end() {
      if (rest !== '') say(rest);
      rest = '';
    },
  };
}
