import { Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useText } from '../../i18n/use-text.tsx';
import { ColumnGrip } from '../column-grip.tsx';

export type ColumnAction = 'rename' | 'add' | 'remove';

/** A column's name with what can be done to it. */
export function SampleColumnHead({
  name,
  index,
  numeric,
  onAction,
}: {
  name: string;
  /** From 0. */
  index: number;
  numeric: boolean;
  onAction(action: ColumnAction): void;
}) {
  const text = useText();
  return (
    <th scope="col" className="column-head" aria-colindex={index + 2} data-numeric={numeric}>
      <Menu position="bottom-start" width={180}>
        <Menu.Target>
          <button
            type="button"
            className="sample-grid__head"
            aria-label={text('samples.column', { name })}
            title={name}
          >
            <span className="column-head__name">{name}</span>
            <ChevronDown size={12} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onAction('rename')}>{text('samples.renameColumn')}</Menu.Item>
          <Menu.Item onClick={() => onAction('add')}>{text('samples.addColumn')}</Menu.Item>
          <Menu.Item onClick={() => onAction('remove')}>{text('samples.removeColumn')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ColumnGrip />
    </th>
  );
}
