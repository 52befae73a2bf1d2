import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { strToU8, zipSync } from 'fflate';
import { useEffect, useMemo, useState } from 'react';
import { type ErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import type { Diagnostic } from '../../core/lint/diagnostic.ts';
import { exportLosses } from '../../core/lint/export-losses.ts';
import { type ExportedFile, exportProject } from '../../core/project/export.ts';
import { projectModel } from '../../core/project/model.ts';
import { askFolder } from '../folders/ask-folder.tsx';
import { useText } from '../i18n/use-text.tsx';
import type { StudioWindow } from '../stores/scopes.ts';
import { useProject, useStudio } from '../stores/use-scopes.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { saveAs } from '../ui/save-as.ts';
import { toast } from '../ui/toast.ts';
import { Difference } from './difference.tsx';
import { Findings } from './findings.tsx';
import { GoForm } from './go-form.tsx';
import { lastFolder, rememberFolder } from './last-folder.ts';
import { Losses } from './losses.tsx';
import './export-dialog.css';

/** Opens the export dialog. `showProblem` goes to where a finding is, once the dialog has closed. */
export async function showExport(
  studio: StudioWindow,
  showProblem: (problem: Diagnostic) => void,
): Promise<void> {
  const chosen = await studio.dialogs.show<Diagnostic>(
    { title: studio.text('export.title'), size: 'xl' },
    (close) => <ExportBody close={close} />,
  );
  if (chosen !== null) showProblem(chosen);
}

/** YAML as KisFlow reads it, or a Go module with it. */
function ExportBody({ close }: { close(problem: Diagnostic | null): void }) {
  const text = useText();
  const [isGo, setIsGo] = useState(false);
  return (
    <>
      <SegmentedControl
        className="export__kind"
        aria-label={text('export.kind')}
        value={isGo ? 'go' : 'yaml'}
        onChange={(value) => setIsGo(value === 'go')}
        data={[
          { value: 'yaml', label: 'YAML' },
          { value: 'go', label: 'Go' },
        ]}
      />
      {isGo ? <GoForm close={close} /> : <ExportForm close={close} />}
    </>
  );
}

function ExportForm({ close }: { close(problem: Diagnostic | null): void }) {
  const text = useText();
  const studio = useStudio();
  const project = useProject((state) => state.project);
  const names = useMemo(() => projectModel(project).flows.map(({ name }) => name), [project]);
  const [chosen, setChosen] = useState<readonly string[]>(names);
  const [style, setStyle] = useState<'source' | 'kisflow'>('source');
  const root = useProject((state) => state.opened.root);
  const [folder, setFolder] = useState(() => lastFolder(root));
  const [error, setError] = useState<ErrorData | null>(null);
  const [busy, setBusy] = useState(false);
  const exported = chosen.length === names.length ? undefined : chosen;
  const files = useMemo(() => exportProject(project, exported, { style }), [project, exported, style]);
  const losses = useMemo(() => exportLosses(project, exported, { style }), [project, exported, style]);
  const [accepted, setAccepted] = useState(false);
  const isHeld = files.length === 0 || (losses.length > 0 && !accepted);
  const existing = useExisting(folder, files);

  async function attemptHere(action: () => Promise<void>) {
    setError(null);
    setBusy(true);
    try {
      await action();
    } catch (thrown) {
      setError(toErrorData(thrown));
    } finally {
      setBusy(false);
    }
  }
  const write = (force: boolean) =>
    attemptHere(async () => {
      const { written } = await studio.backend.call('export.write', { folder, files, force });
      toast({ kind: 'ok', message: studio.text('export.written', { count: written.length, folder }) });
      rememberFolder(root, folder);
      close(null);
    });
  const copy = () =>
    attemptHere(async () => {
      await navigator.clipboard.writeText(files.map(({ text: yaml }) => yaml).join('---\n'));
      toast({ kind: 'ok', message: studio.text('export.copied', { count: files.length }) });
    });
  const zip = () => saveAs(new Blob([zipped(files)], { type: 'application/zip' }), `${project.name}.zip`);

  return (
    <div className="export">
      <Findings flows={exported} style={style} show={close} />
      {names.length > 1 && (
        <Checkbox.Group label={text('export.flows')} value={[...chosen]} onChange={setChosen}>
          <div className="export__flows">
            {names.map((name) => (
              <Checkbox key={name} size="xs" value={name} label={name} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <SegmentedControl
        size="xs"
        aria-label={text('export.style')}
        value={style}
        onChange={(value) => setStyle(value === 'kisflow' ? 'kisflow' : 'source')}
        data={[
          { value: 'source', label: text('export.styleSource') },
          { value: 'kisflow', label: text('export.styleKisflow') },
        ]}
      />
      <p className="export__hint">{text(style === 'source' ? 'export.sourceHint' : 'export.kisflowHint')}</p>
      <Losses losses={losses} accepted={accepted} onAccept={setAccepted} />
      <div className="export__folder">
        <TextInput
          label={text('export.folder')}
          placeholder={text('export.folderHint')}
          value={folder}
          data-autofocus
          onChange={(event) => setFolder(event.currentTarget.value)}
        />
        <button
          type="button"
          className="button button--line"
          onClick={() =>
            void attemptHere(async () =>
              setFolder((await askFolder(studio, text('export.folder'), text('export.choose'))) ?? folder),
            )
          }
        >
          {text('export.choose')}
        </button>
      </div>
      <FileList files={files} existing={existing} />
      {error !== null && <ErrorNote error={error} />}
      {error?.code === 'host.export-among-files' && (
        <button type="button" className="button button--line" onClick={() => void write(true)}>
          {text('export.anyway')}
        </button>
      )}
      <div className="dialog__buttons">
        <button type="button" className="button button--line" disabled={isHeld} onClick={() => void copy()}>
          {text('export.copy')}
        </button>
        <button type="button" className="button button--line" disabled={isHeld} onClick={zip}>
          {text('export.zip')}
        </button>
        <button
          type="button"
          className="button button--go"
          disabled={busy || folder === '' || isHeld}
          onClick={() => void write(false)}
        >
          {text('export.write')}
        </button>
      </div>
    </div>
  );
}

/** What the target folder has of these files; null while it is not known. */
function useExisting(
  folder: string,
  files: readonly ExportedFile[],
): ReadonlyMap<string, string | null> | null {
  const { backend } = useStudio();
  const [existing, setExisting] = useState<ReadonlyMap<string, string | null> | null>(null);
  useEffect(() => {
    setExisting(null);
    if (folder === '') return;
    let current = true;
    const timer = setTimeout(() => {
      backend.call('export.read', { folder, paths: files.map(({ path }) => path) }).then(
        (found) => current && setExisting(new Map(found.map(({ path, text }) => [path, text]))),
        // What is there is not known then; writing tells why.
        () => undefined,
      );
    }, 250);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [backend, folder, files]);
  return existing;
}

function FileList({
  files,
  existing,
}: {
  files: readonly ExportedFile[];
  existing: ReadonlyMap<string, string | null> | null;
}) {
  const text = useText();
  return (
    <div className="export__files">
      {files.map((file) => {
        const before = existing?.get(file.path) ?? null;
        const state =
          existing === null ? 'unknown' : before === null ? 'new' : before === file.text ? 'same' : 'changed';
        return (
          <details key={file.path} data-state={state}>
            <summary>
              <code>{file.path}</code>
              {state !== 'unknown' && <span className="export__state">{text(`export.state_${state}`)}</span>}
            </summary>
            <Difference before={state === 'changed' ? (before ?? '') : file.text} after={file.text} />
          </details>
        );
      })}
    </div>
  );
}

function zipped(files: readonly ExportedFile[]): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)])));
}
