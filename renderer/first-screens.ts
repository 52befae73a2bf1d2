interface Modules {
  getModuleInfo(id: string): { isEntry: boolean; importers: readonly string[] } | null;
}

/** Finds the modules that something of ours leads to without waiting for anything. */
function reachedFrom(isStart: (id: string, isEntry: boolean) => boolean) {
  const known = new Map<string, boolean>();
  return function isReached(id: string, modules: Modules): boolean {
    const before = known.get(id);
    if (before !== undefined) return before;
    known.set(id, false);
    const info = modules.getModuleInfo(id);
    const is =
      info !== null &&
      (isStart(id, info.isEntry) || info.importers.some((importer) => isReached(importer, modules)));
    known.set(id, is);
    return is;
  };
}

/** The welcome screen's own part with what it needs: with a file of its own, it would wait for that of a flow where the two share something. */
const isOfWelcome = reachedFrom((id, isEntry) => isEntry || id.endsWith('renderer/welcome/welcome.tsx'));
const partsOfFlow = [
  'renderer/shell/shell.tsx',
  'renderer/all-commands.ts',
  'renderer/project-life/change-project.ts',
  'renderer/places/show-view.ts',
  'core/contract/host-contract.ts',
];
const isOfFlow = reachedFrom((id) => partsOfFlow.some((part) => id.endsWith(part)));

/** What stands in a flow's frame from the start, and comes behind it. */
const partsOfFrame = [
  'inspector/inspector',
  'data-panel/data-panel',
  'canvas/minimap/minimap',
  'shell/project-menu',
  'shell/batch-size',
];
const isOfFrame = reachedFrom((id) => partsOfFrame.some((part) => id.endsWith(`renderer/${part}.tsx`)));

/**
 * One file for each of the two screens that come first: smaller than the many that what comes later would part them into. One more for
 * what a flow's frame shows at once, libraries with it: it was fifty files, each with a question to who serves them.
 */
export const firstScreens = [
  { name: ofOurs(isOfWelcome, 'welcome'), debugName: 'welcome', priority: 3 },
  { name: ofOurs(isOfFlow, 'shell'), debugName: 'shell', priority: 2 },
  {
    name: (id: string, modules: Modules): string | null =>
      isOfFrame(id, modules) && !isOfWelcome(id, modules) && !isOfFlow(id, modules) ? 'frame' : null,
    debugName: 'frame',
    priority: 1,
  },
];

/**
 * A script that is loaded later is asked for beside its styles, which it waits for. What it imports is not: scripts come from the
 * machine that they run on, and to ask for those before it does takes longer than it saves.
 */
export const besideStyles = {
  polyfill: false,
  resolveDependencies: (
    script: string,
    files: string[],
    { hostType }: { hostType: 'html' | 'js' },
  ): string[] => files.filter((file) => file.endsWith('.css') || (hostType === 'js' && file === script)),
};

function ofOurs(isIn: (id: string, modules: Modules) => boolean, name: string) {
  return (id: string, modules: Modules): string | null =>
    !id.includes('node_modules') && isIn(id, modules) ? name : null;
}
