import { type Attack, reaching, tryEach } from './attack.ts';

const withNode = reaching.map((name) => `node:${name}`);
const mapped = Object.fromEntries(reaching.map((name) => [`#${name.replace('/', '-')}`, `node:${name}`]));

/** A CommonJS package whose exports are what a list of expressions gives; tells of those that gave something. */
function package_(name: string, code: string): Record<string, string> {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    [`node_modules/${name}/index.js`]: code,
  };
}

/** What a CommonJS package finds, told by itself. */
function inPackage(name: string, expression: string): Pick<Attack, 'body' | 'files'> {
  return {
    files: () => package_(name, `module.exports = async () => { ${tryEach(reaching, expression)} };`),
    body: () => `return await (await import('${name}')).default();`,
  };
}

/** Ways to a module that reaches something. */
export const importAttacks: readonly Attack[] = [
  ...reaching.map(
    (name): Attack => ({
      kind: 'built-in modules',
      name: `import ${name}`,
      body: () => tryEach([name, `node:${name}`], 'import(name)'),
    }),
  ),
  {
    kind: 'built-in modules',
    name: 'names in disguise',
    body: () =>
      tryEach(
        reaching.flatMap((name) => [
          `${name}?x`,
          `node:${name}#x`,
          `NODE:${name}`,
          ` ${name}`,
          `node://${name}`,
          `${name}/`,
        ]),
        'import(name)',
      ),
  },
  {
    kind: 'built-in modules',
    name: 'through code made of text',
    body: () => tryEach(withNode, "new Function('name', 'return import(name)')(name)"),
  },
  {
    kind: 'built-in modules',
    name: 'through indirect eval',
    body: () => tryEach(withNode, "(0, eval)('import(' + JSON.stringify(name) + ')')"),
  },
  {
    kind: 'built-in modules',
    name: 'through import.meta.resolve',
    body: () => tryEach(withNode, 'import(import.meta.resolve(name))'),
  },
  {
    kind: 'built-in modules',
    name: 'through a data: module',
    body: () => tryEach(withNode, "import('data:text/javascript,export * from ' + JSON.stringify(name))"),
  },
  {
    kind: 'built-in modules',
    name: 'through a blob: module',
    body: () =>
      tryEach(
        withNode,
        "import(URL.createObjectURL(new Blob(['export * from ' + JSON.stringify(name)], { type: 'text/javascript' })))",
      ),
  },
  {
    kind: 'built-in modules',
    name: 'through process.getBuiltinModule',
    body: () => tryEach(reaching, 'process.getBuiltinModule(name)'),
  },
  {
    kind: 'mapped names',
    name: "imports of the project's package.json",
    files: () => ({ 'package.json': JSON.stringify({ imports: mapped }) }),
    body: () => tryEach(Object.keys(mapped), 'import(name)'),
  },
  {
    kind: 'mapped names',
    name: 'imports with conditions, without node:',
    files: () => ({
      'package.json': JSON.stringify({
        imports: Object.fromEntries(
          reaching.map((name) => [`#${name.replace('/', '-')}`, { node: { import: name }, default: name }]),
        ),
      }),
    }),
    body: () => tryEach(Object.keys(mapped), 'import(name)'),
  },
  {
    kind: 'mapped names',
    name: 'imports by a pattern',
    files: () => ({ 'package.json': JSON.stringify({ imports: { '#x/*': 'node:*', '#y/*': '*' } }) }),
    body: () =>
      tryEach(
        reaching.flatMap((name) => [`#x/${name}`, `#y/${name}`]),
        'import(name)',
      ),
  },
  {
    kind: 'mapped names',
    name: 'imports of a package, from a module',
    files: () => ({
      'node_modules/sly/package.json': JSON.stringify({
        name: 'sly',
        type: 'module',
        exports: './index.js',
        imports: mapped,
      }),
      'node_modules/sly/index.js': `export default async () => { ${tryEach(Object.keys(mapped), 'import(name)')} };`,
    }),
    body: () => "return await (await import('sly')).default();",
  },
  {
    kind: 'mapped names',
    name: 'imports of a package, by require',
    files: () => ({
      'node_modules/sly/package.json': JSON.stringify({ name: 'sly', main: 'index.js', imports: mapped }),
      'node_modules/sly/index.js': `module.exports = async () => { ${tryEach(Object.keys(mapped), 'require(name)')} };`,
    }),
    body: () => "return await (await import('sly')).default();",
  },
  {
    kind: 'mapped names',
    name: 'exports of a package that name a built-in module',
    files: () => ({
      'node_modules/sly/package.json': JSON.stringify({
        name: 'sly',
        exports: { '.': 'node:fs', './fs': 'fs', './os': 'node:os' },
      }),
    }),
    body: () => tryEach(['sly', 'sly/fs', 'sly/os'], 'import(name)'),
  },
  {
    kind: 'mapped names',
    name: 'a package.json beside the functions',
    files: () => ({ 'functions/package.json': JSON.stringify({ imports: mapped }) }),
    body: () => tryEach(Object.keys(mapped), 'import(name)'),
  },
  {
    kind: 'mapped names',
    name: 'a package named as a built-in module that hands it on',
    files: () => package_('fs2', "module.exports = require('fs');"),
    body: () => tryEach(['fs2'], 'import(name)'),
  },
  { kind: 'packages', name: 'require', ...inPackage('p-require', 'require(name)') },
  { kind: 'packages', name: 'module.require', ...inPackage('p-module', 'module.require(name)') },
  { kind: 'packages', name: 'Module._load', ...inPackage('p-load', 'module.constructor._load(name)') },
  {
    kind: 'packages',
    name: 'Module._load for a parent of the engine',
    ...inPackage(
      'p-parent',
      "module.constructor._load(name, { filename: '/engine/x.js', paths: [], id: '.' })",
    ),
  },
  {
    kind: 'packages',
    name: 'Module.prototype.require for another module',
    ...inPackage(
      'p-proto',
      'module.constructor.prototype.require.call(new module.constructor("/x.js"), name)',
    ),
  },
  {
    kind: 'packages',
    name: 'createRequire',
    ...inPackage('p-create', 'module.constructor.createRequire(__filename)(name)'),
  },
  {
    kind: 'packages',
    name: 'hooks of its own',
    ...inPackage(
      'p-hooks',
      `(module.constructor.registerHooks({ resolve: (specifier) => ({ url: 'node:' + specifier, shortCircuit: true }) }), import(name))`,
    ),
  },
  { kind: 'packages', name: 'require.main', ...inPackage('p-main', 'require.main.require(name)') },
  {
    kind: 'packages',
    name: 'process.mainModule',
    ...inPackage('p-main2', 'process.mainModule.require(name)'),
  },
  {
    kind: 'packages',
    name: 'what is in the cache of modules',
    ...inPackage(
      'p-cache',
      'Object.values(require.cache).map((one) => one.exports).find((one) => one && one[name])',
    ),
  },
  {
    kind: 'packages',
    name: 'a module compiled from text',
    ...inPackage(
      'p-compile',
      `(() => { const made = new module.constructor('/engine/x.js'); made._compile('module.exports = require(' + JSON.stringify(name) + ')', '/engine/x.js'); return made.exports; })()`,
    ),
  },
  {
    kind: 'packages',
    name: 'an addon',
    files: () => ({
      ...package_('addon', 'module.exports = () => 1;'),
      'node_modules/addon/x.node': '\x7fELF',
    }),
    body: () => tryEach(['addon/x.node'], 'import(name)'),
  },
  {
    kind: 'packages',
    name: 'the Module class and what it can write',
    files: ({ markerFile }) =>
      package_(
        'p-cachedir',
        `module.exports = () => { const M = module.constructor; M.enableCompileCache(${JSON.stringify(markerFile)}); M.flushCompileCache(); return 'done'; };`,
      ),
    body: () => "return (await import('p-cachedir')).default();",
  },
];
