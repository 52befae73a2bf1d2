import { useState } from 'react';

/** The value that was given before as long as the new one holds the same, so that what is made of it stays. Both are plain data. */
export function useAlike<Value>(value: Value): Value {
  const [kept, setKept] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}
