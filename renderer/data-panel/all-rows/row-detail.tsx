import { Copy, Filter, Route, X } from 'lucide-react';
import type { JournalRow } from '../../../core/contract/host/runs.ts';
import { CommandButton } from '../../command-kit/command-button.tsx';
import { attempt } from '../../command-kit/run-command.ts';
import { useText } from '../../i18n/use-text.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { conditionOf } from './condition-of.ts';

interface RowDetailProps {
  row: JournalRow;
  /** Which condition or rule dropped it; null where none did, or that is not known. */
  why: string | null;
  /** Looks only at rows of which an expression is true. */
  onOnly(where: string): void;
  onClose(): void;
}

/** One row as a tree, whole. */
export function RowDetail({ row, why, onOnly, onClose }: RowDetailProps) {
  const text = useText();
  const { batch, visit, row: number, json, cutFromBytes } = row;
  const value = parsed(json);
  return (
    <section className="row-detail" aria-label={text('rows.detail')}>
      <div className="row-detail__head">
        <b>{text('rows.detailTitle', { batch, visit, row: number })}</b>
        <CommandButton id="rows.follow" icon={Route} iconOnly />
        <IconButton
          icon={Copy}
          size="small"
          label={text('rows.copyRow')}
          onClick={() => void attempt(() => navigator.clipboard.writeText(json))}
        />
        <IconButton icon={X} size="small" label={text('rows.closeDetail')} onClick={onClose} />
      </div>
      {why !== null && <p className="row-detail__why">{text('rows.droppedHere', { why })}</p>}
      <section className="row-detail__tree" tabIndex={0} aria-label={text('rows.fields')}>
        {cutFromBytes !== undefined && <p>{text('data.cut', { bytes: cutFromBytes })}</p>}
        {value === undefined ? (
          <span className="row-detail__value">{json}</span>
        ) : (
          <ul>
            <Branch name="" value={value} path={[]} onOnly={onOnly} />
          </ul>
        )}
      </section>
    </section>
  );
}

interface BranchProps {
  name: string;
  value: unknown;
  path: readonly string[];
  onOnly(where: string): void;
}

/** A value with all that is in it; those on top are open. */
function Branch({ name, value, path, onOnly }: BranchProps) {
  const text = useText();
  if (typeof value !== 'object' || value === null) return <Leaf {...{ name, value, path, onOnly }} />;
  const members = Object.entries(value);
  const list = (
    <ul>
      {members.map(([key, member]) => (
        <Branch key={key} name={key} value={member} path={[...path, key]} onOnly={onOnly} />
      ))}
    </ul>
  );
  if (path.length === 0) return <li>{list}</li>;
  return (
    <li>
      <details open={path.length < 3}>
        <summary>
          <span className="row-detail__name">{name}</span>
          {text(Array.isArray(value) ? 'rows.items' : 'rows.members', { count: members.length })}
        </summary>
        {list}
      </details>
    </li>
  );
}

function Leaf({ name, value, path, onOnly }: BranchProps) {
  const text = useText();
  const where = conditionOf(path, value);
  return (
    <li>
      {name !== '' && <span className="row-detail__name">{name}</span>}
      <span className="row-detail__value">{typeof value === 'string' ? value : JSON.stringify(value)}</span>
      {where !== null && (
        <button
          type="button"
          className="row-detail__only"
          aria-label={text('rows.only', { where })}
          title={text('rows.only', { where })}
          onClick={() => onOnly(where)}
        >
          <Filter size={11} aria-hidden />
        </button>
      )}
    </li>
  );
}

/** Undefined for a row that was cut: it is no JSON any more. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
