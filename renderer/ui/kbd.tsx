import { formatKey } from './keys.ts';

/** A key combination as this platform writes it. */
export function Kbd({ combination }: { combination: string }) {
  return <kbd className="kbd">{formatKey(combination)}</kbd>;
}
