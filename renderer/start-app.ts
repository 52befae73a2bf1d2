import type { FirstScreen } from './app.tsx';
import { wholeHostContract } from './backend/connection.ts';
import { releaseMemory } from './backend/electron.ts';
import type { WindowCommands } from './command-kit/command-set.tsx';
import { listenToKeys } from './command-kit/key-listener.ts';
import { keepMenus } from './command-kit/native-menus.ts';
import { attempt } from './command-kit/run-command.ts';
import { tellTrouble } from './command-kit/tell-trouble.ts';
import { addLateTexts, showLanguage } from './i18n/i18n.ts';
import { parseAddress } from './places/address.ts';
import { folderToOpen } from './places/folder-to-open.ts';
import { keepPlaces } from './places/keep-places.ts';
import { askForProject, showProject } from './project-life/open-project.ts';
import { resumeAfterLoss } from './project-life/reconnect.ts';
import { watchWindow } from './project-life/window-state.ts';
import { applySettings } from './settings/apply-settings.ts';
import type { OpenedProject } from './stores/project-store.ts';
import type { StudioWindow } from './stores/scopes.ts';
import type { UiState } from './stores/ui-store.ts';
import { whenIdle, whenPainted } from './stores/when-idle.ts';
import { leaveKeysToInputMethod } from './ui/input-method.ts';
import { loadFonts } from './ui/load-fonts.ts';

/** What comes behind the first screen has come by then. */
const settledMs = 1500;

/** A host that answers sooner is not waited for in sight: the window is drawn once, with what it shows. */
const patienceMs = 150;

/**
 * Starts all that lives as long as the window, and opens what it is to open: by its address a project, or what the host says.
 * Resolves when there is something to show.
 */
export function startApp(
  studio: StudioWindow,
  commands: WindowCommands,
  firstScreen: FirstScreen,
): Promise<void> {
  leaveKeysToInputMethod();
  listenToKeys(studio, commands);
  applySettings(studio);
  resumeAfterLoss(studio);
  watchWindow(studio);
  keepMenus(studio, commands);
  studio.backend.on('engine.stateChanged', (engines) => studio.engine.setState({ engines }));
  studio.backend.on('app.trouble', ({ error }) => tellTrouble(studio, error));
  if (firstScreen.opensProject) {
    void attempt(commands.load);
    void attempt(async () => void (await wholeHostContract()));
  }
  void attempt(() => begin(studio, commands, firstScreen));
  // What it took to start is needed no more.
  whenPainted(studio.ui, () => setTimeout(() => whenIdle(releaseMemory), settledMs));
  return startedOrSlow(studio);
}

/** Resolves when the window has started, or when people should see that it is starting. */
function startedOrSlow({ ui }: StudioWindow): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, patienceMs);
    const unfollow = ui.subscribe(({ started }) => started && done());
    function done(): void {
      clearTimeout(timer);
      unfollow();
      resolve();
    }
  });
}

async function begin(
  studio: StudioWindow,
  commands: WindowCommands,
  firstScreen: FirstScreen,
): Promise<void> {
  const { backend, settings, ui } = studio;
  const wanted = parseAddress(location.hash);
  const known = folderToOpen();
  const asked = typeof known.root === 'string' ? askForProject(studio, known.root, known.isOwn) : null;
  // It is looked at below.
  asked?.catch(() => undefined);
  const [info, stored, lists] = await Promise.all([
    backend.call('app.info', {}),
    backend.call('settings.get', {}),
    asked === null ? welcomeLists(studio) : {},
  ]);
  // The page's styles name them, which may come after its script.
  const fonts = loadFonts();
  settings.setState(stored);
  // A person who reads Chinese sees no English first.
  await showLanguage(studio.i18n, settings.getState().resolvedLanguage);
  ui.setState({ info, ...lists });
  const root = known.root === undefined ? info.initialRoot : known.root;
  if (root !== null) {
    void attempt(commands.load);
    // The host's own folder is this window's.
    const opening = asked ?? askForProject(studio, root, true);
    await Promise.all([firstScreen.loadProject(), attempt(() => show(studio, root, opening))]);
  }
  const { workspace } = studio.current.getState();
  if (workspace !== null && wanted.folder !== null) {
    const { showView } = await import('./places/show-view.ts');
    showView(workspace, wanted);
  }
  keepPlaces(studio);
  await fonts;
  ui.setState({ started: true });
  if (root !== null) await followEngines(studio);
  else whenIdle(() => void attempt(() => prepareProjects(studio, commands)));
}

/** Why it can't be shown is told by texts that the first screen does without. */
async function show(
  studio: StudioWindow,
  ...project: [string, Promise<OpenedProject | null>]
): Promise<void> {
  try {
    await showProject(studio, ...project);
  } catch (thrown) {
    await addLateTexts(studio.i18n);
    throw thrown;
  }
}

async function followEngines({ backend, engine }: StudioWindow): Promise<void> {
  engine.setState({ engines: await backend.call('engine.state', {}) });
}

/** The host loads what it takes for projects on the thread that serves the window: not while people take their first look. */
const firstLookMs = 500;

/** On the welcome screen, once it is there: what a project will need first, here and then on the host. */
async function prepareProjects(studio: StudioWindow, commands: WindowCommands): Promise<void> {
  setTimeout(() => void attempt(() => followEngines(studio)), firstLookMs);
  await Promise.all([addLateTexts(studio.i18n), commands.load()]);
}

/** What the welcome screen lists. Where it can't be had, that screen asks again, and tells why not. */
async function welcomeLists({
  backend,
}: StudioWindow): Promise<Partial<Pick<UiState, 'recent' | 'examples'>>> {
  try {
    const [recent, examples] = await Promise.all([
      backend.call('recent.list', {}),
      backend.call('example.list', {}),
    ]);
    return { recent, examples };
  } catch {
    return {};
  }
}
