/** Offset of the `---` that ends a first YAML document with content, where another one with content follows. */
export function secondDocumentAt(text: string): number | undefined {
  let first: number | undefined;
  let hasContent = false;
  for (const { index, 0: match } of text.matchAll(/^(?:---(?=\s|$)|[^#\s%-])/gm)) {
    if (!match.startsWith('---')) {
      if (first !== undefined) return first;
      hasContent = true;
    } else if (hasContent) first ??= index;
  }
  return undefined;
}
