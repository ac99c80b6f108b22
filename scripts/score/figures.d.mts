/** Tells what was measured: a count, a share, seconds or milliseconds, as the name says. */
export function figure(name: string, value: number): void;
export function figuresOf(file: string): Map<string, number[]>;
