import type { StudioWindow } from '../../stores/scopes.ts';
import { askText } from '../../ui/ask.tsx';
import type { SampleTable } from './sample-blocks.ts';
import type { ColumnAction } from './sample-column-head.tsx';
import { addColumn, removeColumn, renameColumn } from './sample-columns.ts';
import type { Samples } from './use-samples.ts';

/** Changes the columns of the sample rows, asking for a name where one is needed. */
export async function editColumns(
  studio: StudioWindow,
  samples: Samples,
  table: SampleTable,
  column: string,
  action: ColumnAction,
): Promise<void> {
  const { text, lines } = table;
  if (action === 'remove') return samples.edit('samples.columnEdit', removeColumn(text, lines, column));
  const name = await askName(studio, table, action === 'rename' ? column : '');
  if (name === null) return;
  samples.edit(
    'samples.columnEdit',
    action === 'rename' ? renameColumn(text, lines, column, name) : addColumn(text, lines, name),
  );
}

function askName(studio: StudioWindow, { columns }: SampleTable, initial: string): Promise<string | null> {
  return askText(studio, {
    title: studio.text(initial === '' ? 'samples.addColumn' : 'samples.renameColumn'),
    label: studio.text('samples.fieldName'),
    initial,
    confirm: studio.text(initial === '' ? 'samples.add' : 'samples.rename'),
    validate: (name) =>
      name === '' || (name !== initial && columns.includes(name)) ? studio.text('samples.fieldNames') : null,
  });
}
