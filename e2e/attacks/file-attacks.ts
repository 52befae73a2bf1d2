import type { Attack, Targets } from './attack.ts';

const engineFiles = [
  'library.ts',
  'user-library.ts',
  'file/config-import.ts',
  'process/harden.ts',
  'process/entry.ts',
  'process/engine-process.ts',
  'faas/module-hooks.ts',
  'wire/fd-channel.ts',
  'wire/frame.ts',
  'store/database.ts',
];

function linked(path: string): (targets: Targets) => Record<string, string> {
  return ({ secretFile }) => ({
    [`node_modules/${path}`]: `link:${secretFile}`,
    'node_modules/sly/package.json': '{"name":"sly","main":"index.js"}',
    'node_modules/sly/index.js': 'module.exports = { require, module };',
  });
}

function show(expression: string): string {
  return `const found = await (${expression}); return 'OUT ' + JSON.stringify(found);`;
}

/** Ways to files: by imports, by links, by the library. A file's text that comes out holds the secret. */
export const fileAttacks: readonly Attack[] = [
  {
    kind: 'engine files',
    name: 'by their file: URL, from the project',
    body: ({ engineFolder }) => tryFiles(engineFolder, 'import(url)'),
  },
  {
    kind: 'engine files',
    name: 'by their file: URL, from a package',
    files: ({ engineFolder }) => ({
      'node_modules/sly/package.json': '{"name":"sly","type":"module","exports":"./index.js"}',
      'node_modules/sly/index.js': `export default async () => { ${tryFiles(engineFolder, 'import(url)')} };`,
    }),
    body: () => "return await (await import('sly')).default();",
  },
  {
    kind: 'engine files',
    name: 'by their path, from a CommonJS package',
    files: ({ engineFolder }) => ({
      'node_modules/sly/package.json': '{"name":"sly","main":"index.js"}',
      'node_modules/sly/index.js': `module.exports = async () => { ${tryFiles(engineFolder, 'require(decodeURIComponent(url.slice(7)))')} };`,
    }),
    body: () => "return await (await import('sly')).default();",
  },
  {
    kind: 'engine files',
    name: 'by a link among the packages',
    files: ({ engineFolder }) => ({ 'node_modules/engine': `link:${engineFolder}` }),
    body: () => "const found = await import('engine/process/harden.ts'); return 'OUT ' + Object.keys(found);",
  },
  {
    kind: 'links',
    name: 'a package that is a link to a folder outside',
    files: ({ secretFile }) => ({ 'node_modules/out': `link:${secretFile.replace(/[^/\\]+$/, '')}` }),
    body: () => show("import('out/secret.json', { with: { type: 'json' } })"),
  },
  {
    kind: 'links',
    name: 'a file of a package that is a link',
    files: linked('sly/secret.json'),
    body: () => show("import('sly/secret.json', { with: { type: 'json' } })"),
  },
  {
    kind: 'links',
    name: 'the same, by require',
    files: linked('sly/secret.json'),
    body: () => show("(await import('sly')).default.require('./secret.json')"),
  },
  {
    kind: 'links',
    name: 'the same, by the reader of .json files',
    files: linked('sly/secret.json'),
    body: ({ root }) =>
      `const { module } = (await import('sly')).default; const made = new module.constructor('x');
       module.constructor._extensions['.json'](made, ${JSON.stringify(`${root}/node_modules/sly/secret.json`)});
       return 'OUT ' + JSON.stringify(made.exports);`,
  },
  {
    kind: 'links',
    name: 'the same, in the error of the reader of .js files',
    files: linked('sly/secret.js'),
    body: ({ root }) =>
      `const { module } = (await import('sly')).default;
       try { module.constructor._extensions['.js'](new module.constructor('x'), ${JSON.stringify(`${root}/node_modules/sly/secret.js`)}); }
       catch (thrown) { return thrown.stack; } return 'OUT';`,
  },
  {
    kind: 'links',
    name: 'a package.json that is a link',
    files: ({ secretFile }) => ({ 'node_modules/sly/package.json': `link:${secretFile}` }),
    body: () =>
      "try { return 'OUT' + (await import('sly')).default; } catch (thrown) { return thrown.stack; }",
  },
  {
    kind: 'links',
    name: 'a file outside by its path or URL',
    body: ({ secretFile }) =>
      `for (const name of [${JSON.stringify(secretFile)}, 'file://' + ${JSON.stringify(secretFile)}, '../'.repeat(20) + ${JSON.stringify(secretFile.slice(1))}])
         try { return 'OUT ' + JSON.stringify(await import(name, { with: { type: 'json' } })); } catch {}
       return 'nothing';`,
  },
  {
    kind: 'links',
    name: 'a key read from a file by crypto',
    body: ({ secretFile }) =>
      `const crypto = await import('crypto'); const got = [];
       for (const key of [new URL('file://' + ${JSON.stringify(secretFile)}), 'file://' + ${JSON.stringify(secretFile)}, { key: 'file:' + ${JSON.stringify(secretFile)}, format: 'uri' }])
         try { got.push(String(crypto.createPrivateKey(key))); } catch (thrown) { got.push(thrown.message); }
       try { crypto.setEngine(${JSON.stringify(secretFile)}); got.push('OUT'); } catch {}
       return got.join();`,
  },
  {
    kind: 'library',
    name: 'configImportYaml of a folder outside',
    body: ({ secretFile }) =>
      `const { configImportYaml } = await import('kisflow-studio');
       await configImportYaml(${JSON.stringify(secretFile.replace(/[^/\\]+$/, ''))}); return 'OUT';`,
  },
  {
    kind: 'library',
    name: 'configExportYaml to a folder outside',
    body: ({ markerFile }) =>
      `const library = await import('kisflow-studio');
       await library.configExportYaml(${JSON.stringify(markerFile)}, library.pool); return 'OUT';`,
  },
  {
    kind: 'library',
    name: 'whatever else the library has',
    body: () =>
      `const library = await import('kisflow-studio');
       const all = Object.keys(library).filter((name) => /file|import|export|spawn|exec|open|read|write/i.test(name));
       for (const name of all) try { await library[name]('/etc', library.pool); return 'OUT ' + name; } catch {}
       return all.join();`,
  },
];

function tryFiles(engineFolder: string, expression: string): string {
  const urls = engineFiles.map((path) => `file://${engineFolder}/${path}`);
  return `const got = [];
    for (const url of ${JSON.stringify(urls)}) {
      try { const found = await (${expression}); got.push(url + ': ' + Object.keys(found)); } catch {}
    }
    return got.length > 0 ? 'OUT ' + got : 'nothing';`;
}
