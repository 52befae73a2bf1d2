import './compare-dialog.css';
import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ProgramComparison } from '../../core/contract/host/go-compare.ts';
import { addErrorTexts } from '../../core/errors/catalogue.ts';
import { type ReceivedError, toErrorData } from '../../core/errors/coded-error.ts';
import { verifyMessages } from '../../core/errors/messages/verify.ts';
import { attempt } from '../command-kit/run-command.ts';
import { shownFlow } from '../flow-actions/shown-flow.ts';
import { askFolder } from '../folders/ask-folder.tsx';
import { useText } from '../i18n/use-text.tsx';
import type { Workspace } from '../stores/scopes.ts';
import { useProject, useWorkspace } from '../stores/use-scopes.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { compareWithProgram, type ProgramWish, showVisit, stopComparing } from './compare-go.ts';
import { CompareResult } from './compare-result.tsx';
import { focusNow } from './focus-now.ts';
import { lastFolder, lastProgram, rememberFolder, rememberProgram } from './last-folder.ts';

addErrorTexts(verifyMessages);

/** A visit of the Studio's run that a person wants to see. */
interface WantedVisit {
  runId: string;
  visit: number;
  node: string;
}

/** Asks for a program, runs the shown flow in the Studio and in it, and shows where the two part. */
export async function showCompare(workspace: Workspace): Promise<void> {
  const flow = shownFlow(workspace)?.entry.name;
  if (flow === undefined) return;
  const wanted = await workspace.dialogs.show<WantedVisit>(
    { title: workspace.text('export.compareGo'), size: 'xl' },
    (close) => <CompareBody flow={flow} show={close} />,
  );
  if (wanted !== null) await showVisit(workspace, wanted.runId, wanted);
}

type Stage = 'studio' | 'program';

function CompareBody({ flow, show }: { flow: string; show(wanted: WantedVisit): void }) {
  const workspace = useWorkspace();
  const root = useProject((state) => state.opened.root);
  const key = `${root}#go`;
  const [wish, setWish] = useState<ProgramWish>(() => ({
    folder: lastFolder(key),
    command: lastProgram(root) || 'go run .',
  }));
  const [error, setError] = useState<ReceivedError | null>(null);
  const [found, setFound] = useState<ProgramComparison | null>(null);
  const { stage, during } = useStage(workspace);

  async function start(): Promise<void> {
    setError(null);
    rememberProgram(root, wish.command);
    if (lastFolder(key) === '') rememberFolder(key, wish.folder);
    try {
      setFound(await during(() => compareWithProgram(workspace, flow, wish)));
    } catch (thrown) {
      setError(toErrorData(thrown));
    }
  }
  if (stage !== null) return <Going flow={flow} stage={stage} program={wish.command} />;
  if (found !== null)
    return (
      <CompareResult
        found={found}
        again={() => setFound(null)}
        show={(visit) => show({ ...visit, runId: found.runId })}
      />
    );
  return <WishForm flow={flow} wish={wish} set={setWish} error={error} start={() => void start()} />;
}

/** Which of the two runs; null while none does. Whoever closes the dialog stops them. */
function useStage(workspace: Workspace) {
  const [stage, setStage] = useState<Stage | null>(null);
  const isGoing = useRef(false);
  useEffect(() => {
    const stopListening = workspace.backend.on('go.compareStage', ({ stage: now }) => {
      if (isGoing.current) setStage(now);
    });
    return () => {
      stopListening();
      if (isGoing.current) void attempt(() => stopComparing(workspace));
    };
  }, [workspace]);
  async function during<T>(work: () => Promise<T>): Promise<T> {
    isGoing.current = true;
    setStage('studio');
    try {
      return await work();
    } finally {
      isGoing.current = false;
      setStage(null);
    }
  }
  return { stage, during };
}

interface WishFormProps {
  flow: string;
  wish: ProgramWish;
  set(wish: ProgramWish): void;
  error: ReceivedError | null;
  start(): void;
}

function WishForm({ flow, wish, set, error, start }: WishFormProps) {
  const text = useText();
  const workspace = useWorkspace();
  const { folder, command } = wish;
  const isHeld = folder === '' || command.trim() === '';
  async function choose(): Promise<void> {
    const chosen = await askFolder(workspace, text('export.compareFolder'), text('export.choose'));
    if (chosen !== null) set({ ...wish, folder: chosen });
  }
  return (
    <form
      className="compare"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isHeld) start();
      }}
    >
      <p className="compare__hint">{text('export.compareHint', { flow })}</p>
      <div className="compare__folder">
        <TextInput
          label={text('export.compareFolder')}
          placeholder={text('export.folderHint')}
          value={folder}
          data-autofocus={folder === '' || undefined}
          onChange={(event) => set({ ...wish, folder: event.currentTarget.value })}
        />
        <button type="button" className="button button--line" onClick={() => void attempt(choose)}>
          {text('export.choose')}
        </button>
      </div>
      <TextInput
        label={text('export.compareProgram')}
        value={command}
        data-autofocus={folder === '' ? undefined : true}
        onChange={(event) => set({ ...wish, command: event.currentTarget.value })}
      />
      {!isHeld && <p className="compare__warning">{text('export.compareWarning', { program: command })}</p>}
      {error !== null && <ErrorNote error={error} />}
      <div className="dialog__buttons">
        <button type="submit" className="button button--go" disabled={isHeld}>
          {text('export.compareStart')}
        </button>
      </div>
    </form>
  );
}

function Going({ flow, stage, program }: { flow: string; stage: Stage; program: string }) {
  const text = useText();
  const workspace = useWorkspace();
  const [isStopping, setIsStopping] = useState(false);
  function stop(): void {
    setIsStopping(true);
    void attempt(() => stopComparing(workspace));
  }
  return (
    <div className="compare">
      <p role="status">
        {stage === 'studio'
          ? text('export.compareStudio', { flow })
          : text('export.compareRuns', { program })}
      </p>
      <div className="dialog__buttons">
        <button
          type="button"
          className="button button--line"
          ref={focusNow}
          disabled={isStopping}
          onClick={stop}
        >
          {text('export.compareStop')}
        </button>
      </div>
    </div>
  );
}
