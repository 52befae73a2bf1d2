/**
 * Whether an engine is given this file of a project: its config, its code, and studio.json for the types of rows. Not samples and
 * tests, which are fed or compared, nor sources, which say where servers are and may hold a token.
 */
export function isForEngine({ path }: { readonly path: string }): boolean {
  return !/^(?:samples|tests|sources)\//.test(path);
}
