/** What a reading says, apart: each series by its name and its labels. */
export interface Series { name: string; labels: Record<string, string>; value: number }

export function scraped(text: string): Series[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
    const found = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (!found) throw new Error(`not a series: ${line}`);
    return { name: found[1]!, labels: Object.fromEntries([...(found[2] ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, label, value]) => [label, value])), value: Number(found[3]) };
  });
}

export const asked = async (url: string): Promise<string> => await (await fetch(url)).text();

export const nameOf = ({ name, labels }: Series): string => `${name}{${Object.entries(labels).map(([label, value]) => `${label}=${value}`).sort().join(',')}}`;
