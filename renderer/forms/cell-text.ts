const longest = 120;

/** A value of a row in one short line. */
export function cellText(value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return 'null';
  const text =
    typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
  // Half a surrogate pair is no character.
  const short = text.length > longest ? `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return short.replace(/\r\n|[\r\n]/g, '↵');
}

/** A field's name; one that could not be seen, or not be told from another, stands in quotes. */
export function nameText(name: string): string {
  return name === '' || /^\s|\s$|[^\S ]/.test(name) ? JSON.stringify(name) : name;
}
