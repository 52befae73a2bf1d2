import type { FunctionMode } from '../../../core/config/types.ts';
import { freeName } from '../../../core/project/edits/names.ts';

const stems: Record<FunctionMode, string> = {
  Verify: 'VerifyRows',
  Save: 'SaveRows',
  Load: 'LoadRows',
  Calculate: 'CalculateRows',
  Expand: 'ExpandRows',
};

/** A name for a new function of a mode that no other has: `VerifyRows`, `VerifyRows2`. */
export function defaultFunctionName(mode: FunctionMode, taken: readonly string[]): string {
  return freeName(taken, stems[mode]);
}

/** What is wrong with a new function's name (`case` is only a warning: its files get names of their own). */
export function nameProblem(name: string, taken: readonly string[]): 'empty' | 'taken' | 'case' | null {
  if (name.trim() === '') return 'empty';
  if (taken.includes(name)) return 'taken';
  const folded = name.toLowerCase();
  return taken.some((other) => other.toLowerCase() === folded) ? 'case' : null;
}
