export function titlesOf(text: string, path: string): Set<string>;
export function asRun(title: string): RegExp;
