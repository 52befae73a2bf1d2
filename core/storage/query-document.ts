/**
 * A query written as JSON whose values are named: each text that is nothing but `:name` stands for the value of that name, whatever it
 * is. `missing` is called for a name without value. Throws where the text is no JSON object.
 */
export function fillQuery(
  text: string,
  values: Readonly<Record<string, unknown>>,
  missing: (name: string) => never,
): Record<string, unknown> {
  const fill = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(fill);
    if (typeof part === 'object' && part !== null)
      return Object.fromEntries(
        Object.entries(part).map(([name, inner]): [string, unknown] => [name, fill(inner)]),
      );
    const name = typeof part === 'string' ? /^:([A-Za-z_]\w*)$/.exec(part)?.[1] : undefined;
    if (name === undefined) return part;
    return Object.hasOwn(values, name) ? values[name] : missing(name);
  };
  const filled = fill(JSON.parse(text));
  if (typeof filled !== 'object' || filled === null || Array.isArray(filled))
    throw new SyntaxError('a query is a JSON object');
  return { ...filled };
}
