import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo, useEffect, useRef, useState } from 'react';
import { updateNote } from '../../../core/project/studio.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useCanvas, useWorkspace } from '../../stores/use-scopes.tsx';
import { noteSize } from '../geometry/sizes.ts';
import type { NoteNode as NoteNodeType } from '../graph/canvas-elements.ts';

/** A note on the canvas: a double click writes in it, Escape and leaving it end that. */
export const NoteNode = memo(function NoteNode({ data, selected }: NodeProps<NoteNodeType>) {
  const workspace = useWorkspace();
  const text = useText();
  const { note, flow } = data;
  const isEdited = useCanvas(({ editedNote }) => editedNote === note.id);
  function resize(_event: unknown, size: { x: number; y: number; width: number; height: number }) {
    const rounded = {
      x: Math.round(size.x),
      y: Math.round(size.y),
      width: Math.round(size.width),
      height: Math.round(size.height),
    };
    workspace.project
      .getState()
      .edit('canvas.edit.noteSize', (project) => updateNote(project, flow, note.id, rounded));
  }
  return (
    <div className="note-node" data-selected={selected || undefined} data-note={note.id}>
      <NodeResizer
        isVisible={selected && !isEdited}
        minWidth={100}
        minHeight={48}
        onResizeEnd={resize}
        lineClassName="note-node__line"
        handleClassName="note-node__handle"
      />
      {isEdited ? (
        <NoteText flow={flow} id={note.id} initial={note.text} height={note.height ?? noteSize.height} />
      ) : (
        <p className="note-node__text" data-empty={note.text === '' || undefined}>
          {note.text === '' ? text('canvas.note.empty') : note.text}
        </p>
      )}
    </div>
  );
});

interface NoteTextProps {
  flow: string;
  id: string;
  initial: string;
  height: number;
}

function NoteText({ flow, id, initial, height }: NoteTextProps) {
  const workspace = useWorkspace();
  const text = useText();
  const [value, setValue] = useState(initial);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  function finish() {
    workspace.canvas.getState().set({ editedNote: null });
    if (value === initial) return;
    // A text that is longer than its box makes the box longer. Two pixels are its border.
    const needed = (field.current?.offsetHeight ?? 0) + 2;
    const change = needed > height ? { text: value, height: needed } : { text: value };
    workspace.project
      .getState()
      .edit('canvas.edit.noteText', (project) => updateNote(project, flow, id, change));
  }
  return (
    <textarea
      className="note-node__input nodrag nowheel nopan"
      aria-label={text('canvas.note.label')}
      ref={field}
      value={value}
      onChange={(event) => setValue(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        finish();
        workspace.canvas.getState().camera?.focus();
      }}
    />
  );
}
