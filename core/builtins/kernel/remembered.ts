interface Memory {
  getMetaData(key: string): unknown;
  setMetaData(key: string, value: unknown): void;
}

/** What this place of the flow remembers from batch to batch; made when it is first asked for. */
export function remembered<Value>(flow: { getThisFunction(): Memory }, make: () => Value): Value {
  const memory = flow.getThisFunction();
  const known = memory.getMetaData('builtin');
  if (known !== undefined) return known as Value;
  const made = make();
  memory.setMetaData('builtin', made);
  return made;
}
