/** A value within a row, and the way to it. */
export interface Place {
  readonly value: unknown;
  /** Field or index in its parent. */
  readonly key: string | number;
  readonly parent: Place | undefined;
  /** Containers around it. */
  readonly depth: number;
}

const longestPath = 200;

/** `items[2].price`, as code would name it; cut where it is long. */
export function pathOf(place: Place): string {
  const keys: (string | number)[] = [];
  for (let at = place; at.parent !== undefined; at = at.parent) keys.push(at.key);
  let path = '';
  for (const key of keys.reverse()) {
    path += path === '' && typeof key === 'string' ? topField(key) : step(key);
    if (path.length > longestPath) return `${path.slice(0, longestPath)}…`;
  }
  return path;
}

function topField(key: string): string {
  return isName(key) ? key : JSON.stringify(key);
}

function step(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  return isName(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function isName(key: string): boolean {
  return /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key);
}

/** Whether some value holds itself on the way to this place. */
export function cycleIn(place: Place): boolean {
  const seen = new Set<unknown>();
  for (let at: Place | undefined = place; at !== undefined; at = at.parent) {
    if (seen.has(at.value)) return true;
    seen.add(at.value);
  }
  return false;
}
