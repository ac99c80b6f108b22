export type Link = [where: string, title: string];
export interface Row { id: string; level: number; label: string; verdict: string; by?: Link[]; why?: string; where?: string }
export function readTable(from?: string): Row[];
export function brokenLink(link: Link): string | undefined;
export function faultsOf(row: Row): string[];
