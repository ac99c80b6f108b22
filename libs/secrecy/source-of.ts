import { FUNCTIONS, type Function } from './functions.js';
import type { Source } from './kinds.js';

/** Whose file one writes in: the PMI's, school health's, or none of these. */
export const sourceOf = (fn: string): Source => FUNCTIONS[fn as Function].source;
