import { useEffect, useState } from 'react';
import type { GoPlace } from '../../core/contract/host/go-code.ts';
import { type ErrorData, toErrorData } from '../../core/errors/coded-error.ts';
import { useText } from '../i18n/use-text.tsx';
import { useWorkspace } from '../stores/use-scopes.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Loading } from '../ui/loading.tsx';
import { TextEditor } from '../ui/text-editor/text-editor.tsx';
import { goFolder } from './read-go-code.ts';

const nothing = () => undefined;

/** A Go file, to read: its code is written elsewhere. */
export function GoFile({ place }: { place: GoPlace }) {
  const text = useText();
  const workspace = useWorkspace();
  const [read, setRead] = useState<{ path: string; text: string } | ErrorData | null>(null);
  const { path, line, column } = place;
  // Editors know files of the project by their paths: this one is none.
  const name = `go-code/${path}`;
  useEffect(() => {
    let isWanted = true;
    const { projectId } = workspace.project.getState().opened;
    workspace.backend.call('golang.text', { projectId, folder: goFolder(workspace), path }).then(
      (found) => isWanted && setRead({ path, text: found.text }),
      (thrown: unknown) => isWanted && setRead(toErrorData(thrown)),
    );
    return () => {
      isWanted = false;
    };
  }, [workspace, path]);
  useEffect(() => {
    if (read !== null) workspace.selection.getState().set({ reveal: { path: name, line, column } });
  }, [workspace, read, name, line, column]);
  if (read !== null && 'code' in read) return <ErrorNote error={read} />;
  return (
    <>
      <code className="go-code__path">{`${path}:${line}`}</code>
      {read?.path === path ? (
        <TextEditor
          key={path}
          path={name}
          text={read.text}
          language="go"
          label={text('golang.file', { path })}
          markers={[]}
          readOnly
          onChange={nothing}
        />
      ) : (
        <Loading />
      )}
    </>
  );
}
