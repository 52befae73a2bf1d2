/** `${env:NAME}` or `${file:/path}` in a connector's `addrs` or `params`: only runs on real storage look at them. */
export interface Reference {
  kind: 'env' | 'file';
  name: string;
}

const pattern = /\$\{(env|file):([^}]*)\}/g;

/** The references in a text, in their order. */
export function referencesIn(text: string): Reference[] {
  return [...text.matchAll(pattern)].map(([, kind, name = '']) => ({
    kind: kind === 'env' ? 'env' : 'file',
    name: name.trim(),
  }));
}

/** The text with each reference replaced by what `resolve` gives for it. */
export function expandReferences(text: string, resolve: (reference: Reference) => string): string {
  return text.replace(pattern, (_whole, kind: string, name: string) =>
    resolve({ kind: kind === 'env' ? 'env' : 'file', name: name.trim() }),
  );
}
