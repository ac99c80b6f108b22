export function counted(output: string): { high: number; critical: number } | null;
