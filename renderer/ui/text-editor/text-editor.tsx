import { useEffect, useRef, useState } from 'react';
import { useProject, useSelection, useSettings, useWorkspace } from '../../stores/use-scopes.tsx';
import { Loading } from '../loading.tsx';
import type { EditorMarker } from './editor-marker.ts';
import { type EditorHandle, openEditor } from './open-editor.ts';
import './text-editor.css';

interface TextEditorProps {
  path: string;
  text: string;
  language: 'typescript' | 'javascript' | 'yaml' | 'go' | 'plaintext';
  label: string;
  markers: readonly EditorMarker[];
  readOnly?: boolean;
  /** A changed text; `burst` counts pauses in typing, so that each burst is one undo step. */
  onChange(text: string, burst: number): void;
  /** Called once Monaco is there, to register what the language needs; returns what takes it away. */
  extend?(handle: EditorHandle): () => void;
}

/** A Monaco editor on one file of the project, whose text is the project's: undo and redo are the project's, too. */
export function TextEditor(props: TextEditorProps) {
  const { path, text, language, label, markers, readOnly = false, onChange, extend } = props;
  const workspace = useWorkspace();
  const theme = useSettings((settings) => settings.resolvedTheme);
  const saved = useProject((state) => state.saved.get(path)?.text ?? '');
  const reveal = useSelection((selection) => selection.reveal);
  const host = useRef<HTMLDivElement>(null);
  const [handle, setHandle] = useState<EditorHandle | null>(null);
  const latest = useRef({ text, readOnly, onChange, extend });
  latest.current = { text, readOnly, onChange, extend };

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    let opened: EditorHandle | null = null;
    let cleanUp: (() => void) | undefined;
    let gone = false;
    void openEditor(element, {
      path,
      language,
      label,
      text: latest.current.text,
      onChange: (value, burst) => latest.current.onChange(value, burst),
      // What can't be changed here has nothing to undo here.
      onUndo: () => latest.current.readOnly || workspace.project.getState().undo(),
      onRedo: () => latest.current.readOnly || workspace.project.getState().redo(),
    }).then((made) => {
      if (gone) return made.dispose();
      opened = made;
      cleanUp = latest.current.extend?.(made);
      setHandle(made);
    });
    return () => {
      gone = true;
      cleanUp?.();
      opened?.dispose();
      setHandle(null);
    };
  }, [workspace, path, language, label]);

  useEffect(() => handle?.setText(text), [handle, text]);
  useEffect(() => handle?.setTheme(theme), [handle, theme]);
  useEffect(() => handle?.setReadOnly(readOnly), [handle, readOnly]);
  useEffect(() => handle?.setMarkers(markers), [handle, markers]);
  useEffect(() => handle?.setChangedFrom(readOnly ? text : saved, text), [handle, saved, text, readOnly]);
  useEffect(() => {
    if (handle === null || reveal?.path !== path) return;
    handle.reveal(reveal.line, reveal.column);
    workspace.selection.getState().set({ reveal: null });
  }, [workspace, handle, path, reveal]);

  return (
    <div className="text-editor">
      {handle === null && <Loading />}
      <div ref={host} className="text-editor__host" data-path={path} />
    </div>
  );
}
