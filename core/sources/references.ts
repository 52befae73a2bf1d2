/** `${env:NAME}` or `${file:/path}` in a setting: a value that no file of a project should hold. */
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
