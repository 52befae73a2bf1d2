/** What the whole user interface stands on: words, state, small components, and what a command is. */
const interfaceGround = ['core', 'renderer/i18n', 'renderer/stores', 'renderer/ui', 'renderer/command-kit'];
/** What a feature of the user interface may use. Features never import each other: they meet in these. */
const feature = [
  ...interfaceGround,
  'renderer/flow-actions',
  'renderer/config-actions',
  'renderer/outcome-actions',
  'renderer/folders',
  'renderer/project-life',
];

/**
 * The map: every room, and the rooms it may import; a side's name stands for all of its rooms. A room may only name rooms
 * that stand above it here, so there is no cycle. A file directly in a side's folder belongs to the room of the side's name.
 */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  'core/text': [],
  'core/errors': ['core/text'],
  'core/rows': ['core/errors', 'core/text'],
  'core/expr': ['core/errors', 'core/text'],
  'core/debug': ['core/errors', 'core/expr', 'core/text'],
  'core/row-types': ['core/expr'],
  'core/samples': [],
  'core/config': ['core/errors'],
  'core/storage': ['core/config', 'core/errors'],
  'core/builtins': ['core/config', 'core/errors', 'core/expr', 'core/row-types', 'core/text'],
  'core/contract': ['core/debug', 'core/errors', 'core/row-types', 'core/text'],
  'core/project': [
    'core/builtins',
    'core/config',
    'core/debug',
    'core/errors',
    'core/row-types',
    'core/text',
  ],
  'core/go-code': ['core/contract', 'core/project', 'core/row-types'],
  'core/golden': ['core/errors', 'core/expr', 'core/project', 'core/row-types', 'core/text'],
  'core/chain-types': [
    'core/builtins',
    'core/config',
    'core/errors',
    'core/expr',
    'core/project',
    'core/row-types',
    'core/rows',
    'core/text',
  ],
  'core/production': ['core/builtins', 'core/row-types'],
  'core/golang': [
    'core/builtins',
    'core/chain-types',
    'core/errors',
    'core/expr',
    'core/golden',
    'core/project',
    'core/row-types',
    'core/rows',
  ],
  'core/sources': [
    'core/builtins',
    'core/config',
    'core/errors',
    'core/project',
    'core/storage',
    'core/text',
  ],
  'core/live': ['core/contract', 'core/project', 'core/text'],
  'core/lint': [
    'core/builtins',
    'core/chain-types',
    'core/config',
    'core/contract',
    'core/errors',
    'core/go-code',
    'core/project',
    'core/row-types',
    'core/rows',
    'core/sources',
    'core/storage',
    'core/text',
  ],
  'core/run': [
    'core/builtins',
    'core/contract',
    'core/debug',
    'core/errors',
    'core/lint',
    'core/project',
    'core/text',
  ],

  'engine/id': [],
  'engine/kis': ['core'],
  'engine/serialize': ['core', 'engine/kis'],
  'engine/log': ['core', 'engine/kis'],
  'engine/metrics': ['core', 'engine/kis'],
  'engine/conn': ['core', 'engine/id', 'engine/kis'],
  'engine/pool': ['core', 'engine/kis', 'engine/log', 'engine/metrics', 'engine/serialize'],
  'engine/function': ['core', 'engine/conn', 'engine/id', 'engine/kis', 'engine/pool'],
  'engine/flow': ['core', 'engine/conn', 'engine/function', 'engine/id', 'engine/kis', 'engine/pool'],
  'engine/file': ['core', 'engine/flow', 'engine/function', 'engine/kis', 'engine/pool'],
  engine: [
    'core',
    'engine/file',
    'engine/flow',
    'engine/kis',
    'engine/log',
    'engine/pool',
    'engine/serialize',
  ],
  'engine/wire': ['core'],
  'engine/store': ['core', 'engine/wire'],
  'engine/faas': ['core', 'engine/kis'],
  'engine/process': [
    'core',
    'engine/faas',
    'engine/flow',
    'engine/function',
    'engine/kis',
    'engine/pool',
    'engine/serialize',
    'engine/store',
    'engine/wire',
  ],
  'engine/conformance': [
    'core',
    'engine/file',
    'engine/flow',
    'engine/kis',
    'engine/pool',
    'engine/process',
    'engine/serialize',
  ],
  'engine/bench': [
    'core',
    'engine',
    'engine/faas',
    'engine/flow',
    'engine/kis',
    'engine/process',
    'engine/store',
    'engine/wire',
    'examples',
  ],

  'app/connect': ['core', 'engine/store', 'engine/wire'],
  'app/go-code': ['core', 'engine/wire'],
  'app/host': ['core', 'engine/file', 'engine/serialize', 'engine/store', 'engine/wire', 'app/go-code'],
  'app/web': ['core', 'app/host'],
  'app/sources': ['core', 'engine/wire', 'app/connect'],
  'app/live': ['core', 'engine/metrics', 'app/host', 'app/sources'],
  'app/cli': ['core', 'app/go-code', 'app/host', 'app/live', 'app/web'],
  'app/desktop': ['core', 'app/host', 'app/web'],

  'renderer/backend': ['core'],
  'renderer/i18n': [],
  'renderer/stores': ['core', 'renderer/backend', 'renderer/i18n'],
  'renderer/ui': ['core', 'renderer/i18n', 'renderer/stores'],
  'renderer/command-kit': ['core', 'renderer/i18n', 'renderer/stores', 'renderer/ui'],
  'renderer/flow-actions': interfaceGround,
  'renderer/config-actions': interfaceGround,
  'renderer/outcome-actions': [...interfaceGround, 'renderer/flow-actions', 'renderer/config-actions'],
  'renderer/folders': interfaceGround,
  'renderer/project-life': interfaceGround,
  'renderer/canvas': feature,
  'renderer/code-editor': feature,
  'renderer/code-view': feature,
  'renderer/data-panel': feature,
  'renderer/debugger': feature,
  'renderer/error-lane': feature,
  'renderer/explorer': feature,
  'renderer/export': feature,
  'renderer/forms': feature,
  'renderer/golang': feature,
  'renderer/help': feature,
  'renderer/inspector': feature,
  'renderer/log-panel': feature,
  'renderer/live': feature,
  'renderer/palette': feature,
  'renderer/problems-panel': feature,
  'renderer/run': feature,
  'renderer/run-plan': feature,
  'renderer/tests-panel': feature,
  'renderer/search-panel': feature,
  'renderer/settings': feature,
  'renderer/places': feature,
  'renderer/welcome': feature,
  'renderer/yaml-panel': feature,
  'renderer/shell': ['core', 'renderer'],
  renderer: ['core', 'renderer'],
  'renderer/bench': ['core', 'renderer'],
};

/** The room of a file by its path from the root: its folder below the side. */
export function roomOf(file: string): string {
  return file.split('/').slice(0, -1).slice(0, 2).join('/');
}

/** Why a file may not import another, in words; null when it may. */
export function refusal(file: string, imported: string): string | null {
  const [from, to] = [roomOf(file), roomOf(imported)];
  if (from === to) return null;
  const allowed = rooms[from];
  if (allowed === undefined) return `${file}: the room ${from} is not on the map (scripts/map/rooms.ts)`;
  return allowed.some((room) => to === room || to.startsWith(`${room}/`))
    ? null
    : `${file} imports ${imported}: ${from} may not import ${to}`;
}
