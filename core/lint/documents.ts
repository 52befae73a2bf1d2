/** Offset of the `---` that ends a first YAML document with content, where another one with content follows. */
export function secondDocumentAt(text: string): number | undefined {
  for (const match of text.matchAll(/^---(?=\s|$)/gm)) {
    const before = text.slice(0, match.index);
    const rest = text.slice(match.index + 3);
    if (/^[^#\s%-]/m.test(before) && /^[^#\s%-]/m.test(rest)) return match.index;
  }
  return undefined;
}
