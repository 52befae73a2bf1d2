import { TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { describeError, errorStatement } from '../../core/errors/coded-error.ts';
import { joinSentences } from '../../core/text/sentences.ts';
import { attempt } from '../command-kit/run-command.ts';
import { useText } from '../i18n/use-text.tsx';
import { reviewConflicts } from '../project-life/review-conflicts.ts';
import { saveProject, writeAnew } from '../project-life/save-project.ts';
import { useLife, useProject, useSettings, useStorage, useWorkspace } from '../stores/use-scopes.tsx';
import { ConnectionBanner } from '../ui/connection-banner.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { later } from '../ui/later.tsx';
import '../ui/banner.css';

const StorageBanner = later(async () => (await import('./storage-banner.tsx')).StorageBanner);

/** What a person must know about the whole project, until it is over or closed. */
export function Banners() {
  return (
    <div className="banners">
      <ConnectionBanner />
      <GoneBanner />
      <ConflictBanner />
      <FailedBanner />
      <FolderBanners />
      <RealStorage />
    </div>
  );
}

/** As long as runs of this window use real storage. */
function RealStorage() {
  return useStorage(({ kind }) => kind === 'real') && <StorageBanner />;
}

function GoneBanner() {
  const workspace = useWorkspace();
  const text = useText();
  const isGone = useLife((life) => life.folderGone);
  const root = useProject((state) => state.opened.root);
  if (!isGone) return null;
  return (
    <div className="banner banner--error" role="alert">
      <TriangleAlert size={16} aria-hidden />
      <span>{text('shell.folderGone', { root })}</span>
      <button
        type="button"
        className="button button--line"
        onClick={() => void attempt(() => writeAnew(workspace))}
      >
        {text('shell.folderGone.write')}
      </button>
    </div>
  );
}

function ConflictBanner() {
  const workspace = useWorkspace();
  const text = useText();
  const count = useLife((life) => life.conflicts.length);
  if (count === 0) return null;
  return (
    <div className="banner" role="alert">
      <TriangleAlert size={16} aria-hidden />
      <span>{text('shell.conflicts', { count })}</span>
      <button type="button" className="button button--line" onClick={() => void reviewConflicts(workspace)}>
        {text('shell.conflicts.review')}
      </button>
    </div>
  );
}

function FailedBanner() {
  const workspace = useWorkspace();
  const text = useText();
  const language = useSettings((settings) => settings.resolvedLanguage);
  const failed = useLife((life) => life.failed);
  const [first] = failed;
  if (first === undefined) return null;
  const { message, help } = errorStatement(first.error, language);
  return (
    <div className="banner banner--error" role="alert">
      <TriangleAlert size={16} aria-hidden />
      <span>
        {joinSentences(language, text('shell.saveFailed', { count: failed.length }), message, help)}
      </span>
      <button
        type="button"
        className="button button--line"
        onClick={() =>
          void attempt(async () => {
            await saveProject(workspace);
          })
        }
      >
        {text('shell.tryAgain')}
      </button>
    </div>
  );
}

function FolderBanners() {
  const text = useText();
  const opened = useProject((state) => state.opened);
  const id = opened.projectId;
  return (
    <>
      {opened.readOnly && <Note id={`${id}:read-only`}>{text('shell.readOnly')}</Note>}
      {opened.openElsewhere && <Note id={`${id}:elsewhere`}>{text('shell.elsewhere')}</Note>}
      {opened.unreadable.length > 0 && (
        <Note id={`${id}:unreadable`}>
          {text('shell.unreadable', { count: opened.unreadable.length })} <UnreadableFiles />
        </Note>
      )}
    </>
  );
}

function UnreadableFiles() {
  const language = useSettings((settings) => settings.resolvedLanguage);
  const unreadable = useProject((state) => state.opened.unreadable);
  return unreadable.map(({ path, error }) => (
    <div key={path}>
      <code>{path}</code>: {describeError(error, language).message}
    </div>
  ));
}

function Note({ id, children }: { id: string; children: ReactNode }) {
  const workspace = useWorkspace();
  const text = useText();
  const dismissed = useLife((life) => life.dismissed.includes(id));
  if (dismissed) return null;
  return (
    <div className="banner" role="status">
      <TriangleAlert size={16} aria-hidden />
      <span>{children}</span>
      <IconButton
        icon={X}
        size="small"
        label={text('shell.close')}
        onClick={() => workspace.life.setState((life) => ({ dismissed: [...life.dismissed, id] }))}
      />
    </div>
  );
}
