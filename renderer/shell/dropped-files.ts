import { addLateTexts, type TextKey } from '../i18n/i18n.ts';
import type { StudioWindow, Workspace } from '../stores/scopes.ts';
import { togglePanel } from '../stores/ui-store.ts';
import { toast } from '../ui/toast.ts';

/** What a drop would do: words for it, and whether files are taken. */
export interface DropOffer {
  words: { key: TextKey; values?: Record<string, string> };
  accepts: boolean;
}

/**
 * Kinds of files that hold no rows, as the browser tells them while they hover. Where a spreadsheet program is installed, CSV files
 * are told as its own (`application/vnd.ms-excel`).
 */
const noRows = /^(image|video|audio|font)\/|^application\/(pdf|zip|gzip|x-7z|vnd\.(?!ms-excel))/;
const namesRows = /\.(csv|tsv|json|jsonl|ndjson|txt)$/i;
const namesNoRows = new RegExp(
  `\\.(${[
    'go|mod|sum|[cm]?[jt]sx?|py|java|kt|c|h|cc|cpp|cs|rs|rb|php|lua|swift|scala|sh|bat|ps1|sql|proto',
    'md|markdown|html?|css|scss|less|vue|svelte|xml|toml|ini|cfg|conf|env|lock|diff|patch|rtf',
    'png|jpe?g|gif|webp|svg|bmp|ico|tiff?|heic|psd|mp[34]|mov|avi|mkv|wav|ogg|flac|webm|woff2?|ttf|otf',
    'zip|t?gz|tar|bz2|xz|zst|7z|rar|jar|pdf|docx?|pptx?|odt|odp|exe|dll|so|dmg|deb|rpm|wasm|db|sqlite|parquet|avro',
  ].join('|')})$`,
  'i',
);
const namesSheet = /\.(xlsx?|xlsm|xlsb|ods|numbers)$/i;

/** What dropping files of these types would do now; the browser tells no names before the drop. */
export function offerFor(studio: StudioWindow, types: readonly string[]): DropOffer {
  const isDesktop = studio.ui.getState().info?.host === 'desktop';
  const { workspace } = studio.current.getState();
  if (studio.dialogs.store.getState().open.length > 0)
    return { words: { key: 'shell.drop.dialog' }, accepts: false };
  if (types.length > 0 && types.every((type) => noRows.test(type)))
    return { words: { key: 'shell.drop.noRows' }, accepts: false };
  const flow = workspace === null ? null : flowInFront(workspace);
  if (flow !== null)
    return {
      words: { key: isDesktop ? 'shell.drop.rowsOrFolder' : 'shell.drop.rows', values: { flow } },
      accepts: true,
    };
  if (workspace !== null && isWithoutFlows(workspace))
    return { words: { key: isDesktop ? 'shell.drop.startOrFolder' : 'shell.drop.start' }, accepts: true };
  if (workspace === null)
    return { words: { key: isDesktop ? 'shell.drop.newOrFolder' : 'shell.drop.new' }, accepts: true };
  if (isDesktop) return { words: { key: 'shell.drop.folder' }, accepts: true };
  return { words: { key: 'shell.drop.noFlow' }, accepts: false };
}

/** The shown flow; on the map the only one. */
function flowInFront(workspace: Workspace): string | null {
  const { view } = workspace.selection.getState();
  if (view.kind === 'flow') return view.flow;
  const [only, second] = flowsOf(workspace);
  return second === undefined ? (only?.name ?? null) : null;
}

function isWithoutFlows(workspace: Workspace): boolean {
  return flowsOf(workspace).length === 0;
}

function flowsOf({ project, shownModel }: Workspace) {
  return shownModel(project.getState().project).flows;
}

/** What was dropped: a folder is the host's where it is told its path. */
export interface Dropped {
  file: File;
  isFolder: boolean;
}

/** Files that may hold rows go before those that hold none, in the order in which they came. */
export function rowsFirst(dropped: readonly Dropped[]): Dropped[] {
  const without = ({ file, isFolder }: Dropped) =>
    isFolder || refusedFor(file) !== null || isStudioFile(file.name);
  return dropped.toSorted((a, b) => Number(without(a)) - Number(without(b)));
}

/** Why a file gives no rows, by its name and kind; null where it may hold some. */
export function refusedFor({ name, type }: File): TextKey | null {
  if (isConfig(name)) return 'shell.drop.yaml';
  if (namesSheet.test(name)) return 'shell.drop.sheet';
  if (namesRows.test(name)) return null;
  return namesNoRows.test(name) || noRows.test(type) ? 'shell.drop.notRows' : null;
}

/** Takes the rows of the first dropped file that may hold some, for the flow in front; says what can't be taken. */
export async function takeDropped(studio: StudioWindow, dropped: readonly Dropped[]): Promise<void> {
  const isDesktop = studio.ui.getState().info?.host === 'desktop';
  const { workspace } = studio.current.getState();
  const tell = (key: TextKey, values?: Record<string, string>) =>
    toast({ kind: 'warning', message: studio.text(key, values) });
  if (studio.dialogs.store.getState().open.length > 0) return tell('shell.drop.dialog');
  const [first, second] = rowsFirst(dropped);
  if (first === undefined) return;
  const { name } = first.file;
  // Main opens folders, and the folder of a studio.json.
  if (isDesktop && dropped.some(({ isFolder, file }) => isFolder || isStudioFile(file.name))) return;
  if (first.isFolder || isStudioFile(name)) return tell('shell.drop.openInstead', { name });
  const refused = refusedFor(first.file);
  if (refused !== null) return tell(refused, { name });
  if (workspace !== null && isWithoutFlows(workspace)) {
    if (second !== undefined) tell('shell.drop.onlyFirst', { name });
    const { startFromFile } = await import('../data-panel/samples/import/start-from-file.ts');
    return startFromFile(workspace, first.file);
  }
  if (workspace === null) {
    if (second !== undefined) tell('shell.drop.onlyFirst', { name });
    return await projectFromFile(studio, first.file);
  }
  const flow = flowInFront(workspace);
  if (flow === null) return tell('shell.drop.noFlow');
  if (second !== undefined) tell('shell.drop.onlyFirst', { name });
  const { view, showFlow, set } = workspace.selection.getState();
  if (view.kind !== 'flow') showFlow(flow);
  set({ bottomTab: 'samples' });
  togglePanel(workspace.ui, 'bottom', true);
  // What takes rows is no part of the first load.
  const { takeFileOf } = await import('../data-panel/samples/import/take-file.ts');
  await takeFileOf(workspace, flow, first.file);
}

/** Asks for a new project, and begins a flow of it with the rows of a file; nothing when the person cancels. */
async function projectFromFile(studio: StudioWindow, file: File): Promise<void> {
  const { askNewProject } = await import('../welcome/new-project-dialog.tsx');
  await askNewProject(studio);
  const { workspace } = studio.current.getState();
  if (workspace === null) return;
  const [{ startFromFile }] = await Promise.all([
    import('../data-panel/samples/import/start-from-file.ts'),
    addLateTexts(studio.i18n),
  ]);
  await startFromFile(workspace, file);
}

const isConfig = (name: string) => /\.ya?ml$/i.test(name);
const isStudioFile = (name: string) => name.toLowerCase() === 'studio.json';
