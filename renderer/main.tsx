import './load-early.ts';
import './backend/schemas-without-eval.ts';
import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import './ui/mantine-styles.ts';
import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/mantine.css';
import { createRoot } from 'react-dom/client';
import { App, loadFirstScreen } from './app.tsx';
import { chooseConnection } from './backend/choose-connection.ts';
import { createWindowCommands } from './command-kit/command-set.tsx';
import { firstCommands } from './first-commands.ts';
import { createI18n } from './i18n/i18n.ts';
import { startApp } from './start-app.ts';
import { createStudioWindow } from './stores/studio-window.ts';
import { nameSystem } from './ui/name-system.ts';

nameSystem();
const i18n = createI18n();
const firstScreen = loadFirstScreen();
const studio = createStudioWindow(chooseConnection(), i18n, window.innerWidth);
const commands = createWindowCommands(
  firstCommands,
  async () => (await import('./all-commands.ts')).allCommands,
);
const shown = startApp(studio, commands, firstScreen);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id root');
void shown.then(() => createRoot(root).render(<App studio={studio} commands={commands} />));
