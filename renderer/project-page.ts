import type { Plugin, Rolldown } from 'vite';

const shell = 'renderer/shell/shell.tsx';

/**
 * A second page for windows that are made for a project: the same, and it names what shows one as well. That comes beside the first
 * script then, and not after that has run. `pageOfProjects` is its name.
 */
export const projectPage: Plugin = {
  name: 'project-page',
  generateBundle: {
    // When the first page is written.
    order: 'post',
    handler(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type !== 'asset') return;
      const source = withLinks(String(page.source), linksOf(chunksOf(bundle)));
      this.emitFile({ type: 'asset', fileName: pageOfProjects, source });
    },
  },
};

export const pageOfProjects = 'project.html';

/** A script of the build, as far as a page has to know it. */
export interface Chunk {
  fileName: string;
  isEntry: boolean;
  moduleIds: readonly string[];
  /** File names of the scripts that it waits for. */
  imports: readonly string[];
  /** File names of its styles. */
  styles: readonly string[];
}

/** The script that shows a project, what it waits for besides the first script, and their styles; empty where there is none. */
export function linksOf(chunks: readonly Chunk[]): string[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  function reach(from: readonly Chunk[]): Set<Chunk> {
    const reached = new Set(from);
    for (const { imports } of reached)
      for (const name of imports) {
        const imported = byName.get(name);
        if (imported) reached.add(imported);
      }
    return reached;
  }
  const first = reach(chunks.filter(({ isEntry }) => isEntry));
  const wanted = reach(chunks.filter(({ moduleIds }) => moduleIds.some((id) => id.endsWith(shell))));
  const later = [...wanted].filter((chunk) => !first.has(chunk));
  const named = new Set([...first].flatMap(({ styles }) => styles));
  const styles = new Set(later.flatMap((chunk) => chunk.styles).filter((style) => !named.has(style)));
  return [
    ...later.map(({ fileName }) => `<link rel="modulepreload" crossorigin href="./${fileName}">`),
    ...[...styles].map((style) => `<link rel="stylesheet" crossorigin href="./${style}">`),
  ];
}

/** The links stand last in the page's head: its own script and styles come first. */
function withLinks(page: string, links: readonly string[]): string {
  return page.replace('</head>', `${links.map((link) => `  ${link}\n  `).join('')}</head>`);
}

function chunksOf(bundle: Rolldown.OutputBundle): Chunk[] {
  return Object.values(bundle)
    .filter((file) => file.type === 'chunk')
    .map(({ fileName, isEntry, moduleIds, imports, viteMetadata }) => ({
      fileName,
      isEntry,
      moduleIds,
      imports,
      styles: [...(viteMetadata?.importedCss ?? [])],
    }));
}
