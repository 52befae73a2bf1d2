import type { DragEvent } from 'react';
import * as z from 'zod';
import { functionModes } from '../../core/config/types.ts';

/** What is dragged from the explorer or the palette onto the canvas. */
const dragDataSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mode'), mode: z.enum(functionModes) }),
  z.object({ kind: z.literal('builtin'), name: z.string(), mode: z.enum(functionModes) }),
  z.object({ kind: z.literal('function'), name: z.string() }),
  z.object({ kind: z.literal('connector'), name: z.string() }),
  z.object({ kind: z.literal('note') }),
]);
export type DragData = z.output<typeof dragDataSchema>;

/** The data transfer's type; while a drag is on its way only this can be seen, not the data. */
export const dragType = 'application/x-kisflow';

export function startDrag(event: DragEvent, data: DragData): void {
  event.dataTransfer.setData(dragType, JSON.stringify(data));
  event.dataTransfer.setData(
    'text/plain',
    'name' in data ? data.name : data.kind === 'mode' ? data.mode : '',
  );
  event.dataTransfer.effectAllowed = 'copy';
}

/** What was dropped; null when it is none of ours. */
export function readDrag(transfer: DataTransfer): DragData | null {
  const text = transfer.getData(dragType);
  if (text === '') return null;
  const parsed = dragDataSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}
