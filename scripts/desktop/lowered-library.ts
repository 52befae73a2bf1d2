import compat from 'core-js-compat';

/** What neither the Studio nor its packages use: each of these is run at every start. */
const unwanted = [
  /^es\.(json|symbol|reflect|regexp|math|data-view|array-buffer|typed-array|uint8-array|weak-map)\./,
  /^es\.(error|aggregate-error|suppressed-error|disposable-stack|async-disposable-stack)\./,
  /^es\.(aggregate-error|array\.push|map\.get-or-insert.*)$/,
  /^es\.(iterator\.(chunks|concat|dispose|includes|join|windows|zip.*)|async-iterator\..*|array\.from-async)$/,
  /^es\.(promise\.(any|try)|set\.(is-.*|symmetric-difference|union)\.v2)$/,
  /^web\.(dom-exception|self|immediate|structured-clone|url)/,
];

/**
 * Import lines for what a version of Chromium or Node lacks of the language's library, by core-js's own table.
 */
export function libraryFor(targets: { chrome: string } | { node: string }): string {
  const { list } = compat({ targets, modules: ['core-js/stable'] });
  return list
    .filter((name) => !unwanted.some((kind) => kind.test(name)))
    .map((name) => `import 'core-js/modules/${name}.js';\n`)
    .join('');
}
