export interface InputRules { inputs: string[][]; bounds: string[][]; refusals: string[][] }
export function inputRules(): InputRules;
export function asDocument(rules: InputRules): string;
export const OWN_READERS: Record<string, [rule: string, file: string]>;
