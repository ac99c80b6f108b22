export function counted(output: string): { high: number; critical: number } | null;
export const REMEDIATION_DAYS: Record<'critical' | 'high' | 'moderate' | 'low', number>;
