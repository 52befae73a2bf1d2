import './welcome.css';
import { FolderOpen, FolderPlus, Languages, Settings, SunMoon, X } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { CommandButton } from '../command-kit/command-button.tsx';
import { attempt } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { openProject } from '../project-life/open-project.ts';
import { useSettings, useStudio, useUi } from '../stores/use-scopes.tsx';
import { BrandMark } from '../ui/brand-mark.tsx';
import { ConnectionBanner } from '../ui/connection-banner.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { Loading } from '../ui/loading.tsx';
import { ModeChip } from '../ui/mode-chip.tsx';
import { firstSteps } from './first-steps.ts';

/** What a new window offers: recent folders, examples, a folder to open, a new project. */
export function Welcome() {
  const text = useText();
  return (
    <div className="welcome">
      <ConnectionBanner />
      <main className="welcome__page">
        <header className="welcome__head">
          <BrandMark size={40} />
          <div>
            <h1>KisFlow Studio</h1>
            <p>{text('shell.welcome.tagline')}</p>
          </div>
        </header>
        <div className="welcome__actions">
          <CommandButton id="file.open" icon={FolderOpen} kind="go" />
          <CommandButton id="file.newProject" icon={FolderPlus} kind="line" />
          <div className="welcome__settings">
            <CommandButton id="file.settings" icon={Settings} />
            <CommandButton id="view.nextLanguage" icon={Languages} />
            <CommandButton id="view.nextTheme" icon={SunMoon} />
          </div>
        </div>
        <div className="welcome__columns">
          <RecentList />
          <ExampleList />
        </div>
      </main>
    </div>
  );
}

/** Asks the host for a list that is not there. */
function useLoaded(isThere: boolean, load: () => Promise<void>): void {
  useEffect(() => {
    if (!isThere) void attempt(load);
  }, [isThere, load]);
}

function RecentList() {
  const studio = useStudio();
  const text = useText();
  const { backend, ui } = studio;
  const recent = useUi(({ recent }) => recent);
  const load = useCallback(
    async () => ui.setState({ recent: await backend.call('recent.list', {}) }),
    [backend, ui],
  );
  useLoaded(recent !== null, load);
  async function forget(root: string): Promise<void> {
    ui.setState({ recent: await backend.call('recent.remove', { root }) });
  }
  return (
    <section aria-labelledby="welcome-recent">
      <h2 id="welcome-recent">{text('shell.welcome.recent')}</h2>
      {recent === null && <Loading />}
      {recent?.length === 0 && <FirstSteps />}
      <ul>
        {recent?.map(({ root, name, exists }) => (
          <li key={root} className="welcome__recent">
            <button
              type="button"
              className="welcome__item"
              disabled={!exists}
              onClick={() => void attempt(() => openProject(studio, root))}
            >
              <b>{name}</b>
              <small>{exists ? root : text('shell.welcome.gone', { root })}</small>
            </button>
            <IconButton
              icon={X}
              size="small"
              label={text('shell.welcome.forget', { name })}
              onClick={() => void attempt(() => forget(root))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a person who has opened nothing yet may do, with the keys that do it. */
function FirstSteps() {
  const text = useText();
  return (
    <>
      <p className="welcome__none">{text('shell.welcome.noRecent')}</p>
      <ol className="welcome__steps">
        {firstSteps.map(({ step, combination }) => (
          <li key={step}>
            {text(step)} {combination && <Kbd combination={combination} />}
          </li>
        ))}
      </ol>
    </>
  );
}

function ExampleList() {
  const studio = useStudio();
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const { backend, ui } = studio;
  const examples = useUi(({ examples }) => examples);
  const load = useCallback(
    async () => ui.setState({ examples: await backend.call('example.list', {}) }),
    [backend, ui],
  );
  useLoaded(examples !== null, load);
  async function open(id: string): Promise<void> {
    const { root } = await studio.backend.call('example.open', { id });
    await openProject(studio, root);
  }
  return (
    <section aria-labelledby="welcome-examples">
      <h2 id="welcome-examples">{text('shell.welcome.examples')}</h2>
      {examples === null && <Loading />}
      <ul>
        {examples?.map(({ id, title, description, flows }) => (
          <li key={id}>
            <button type="button" className="welcome__item" onClick={() => void attempt(() => open(id))}>
              <b>{title[language]}</b>
              <small>{description[language]}</small>
              {flows.map(({ name, modes }) => (
                <span key={name} className="welcome__flow">
                  <span className="welcome__name">{name}</span>
                  {placesOf(modes).map(({ id, mode }) => (
                    <ModeChip key={id} mode={mode} />
                  ))}
                </span>
              ))}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function placesOf(modes: readonly string[]) {
  return modes.map((mode, place) => ({ id: String(place), mode }));
}
