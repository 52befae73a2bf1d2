/** A zero by itself, as JSON has it: most texts hold none, and need no other look. */
const anyZero = /(?:^|[:[,])0(?:$|[,\]}])/;

/** What a replacer gives for -0: JSON.stringify writes 0, where Go's encoding/json writes -0. Engines before 2023 can't. */
const written: unknown = makeWritten();

function makeWritten(): unknown {
  const raw: unknown = Reflect.get(JSON, 'rawJSON');
  return typeof raw === 'function' ? Reflect.apply(raw, JSON, ['-0']) : 0;
}

/** A replacer's value: the same, with -0 in a form that is written as it is. */
export function withMinusZero(value: unknown): unknown {
  return Object.is(value, -0) ? written : value;
}

/** What JSON.stringify wrote of a value that holds nothing unusual, with its -0. */
export function keepMinusZero(json: string, value: unknown): string {
  if (!anyZero.test(json) || !holdsMinusZero(value)) return json;
  return JSON.stringify(value, (_key, member: unknown) => withMinusZero(member));
}

function holdsMinusZero(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return Object.is(value, -0);
  return Object.values(value).some(holdsMinusZero);
}
