import { Plus, Undo2, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { useAskedFocus } from './use-asked-focus.ts';

export interface ParamRow {
  key: string;
  value: string;
  /** Where the value comes from, in words. */
  origin?: string;
  /** The key stands here and may be renamed or taken away. */
  own: boolean;
  /** Taking it away gives back the default. */
  resets?: boolean;
}

interface ParamsTableProps {
  label: string;
  help?: ReactNode;
  rows: readonly ParamRow[];
  onChange(key: string, value: string): void;
  onRename(from: string, to: string): void;
  onRemove(key: string): void;
}

/** Params as key and value; all values are texts to KisFlow. */
export function ParamsTable({ label, help, rows, onChange, onRename, onRemove }: ParamsTableProps) {
  const text = useText();
  const [adding, setAdding] = useState<string | null>(null);
  const taken = adding !== null && rows.some(({ key }) => key === adding);
  function add() {
    if (adding !== null && adding !== '' && !taken) onChange(adding, '');
    if (!taken) setAdding(null);
  }
  return (
    <div className="params">
      <table aria-label={label}>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>
                <KeyCell row={row} taken={rows.map(({ key }) => key)} onRename={onRename} />
              </td>
              <td>
                <ValueCell row={row} onChange={onChange} />
              </td>
              {row.origin !== undefined && <td className="params__origin">{row.origin}</td>}
              <td className="params__remove">
                {row.own && (
                  <IconButton
                    icon={row.resets ? Undo2 : X}
                    size="small"
                    label={text(row.resets ? 'inspector.paramReset' : 'inspector.paramRemove', {
                      key: row.key,
                    })}
                    onClick={() => onRemove(row.key)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {adding === null ? (
        <button type="button" className="button params__add" onClick={() => setAdding('')}>
          <Plus size={13} aria-hidden />
          <span>{text('inspector.paramAdd')}</span>
        </button>
      ) : (
        <input
          className="params__new"
          aria-label={text('inspector.paramKey')}
          placeholder={text('inspector.paramKey')}
          aria-invalid={taken}
          // The person has just asked for the field.
          ref={(field) => field?.focus()}
          value={adding}
          onChange={(event) => setAdding(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
            if (event.key === 'Escape') setAdding(null);
          }}
        />
      )}
      {taken && <p role="alert">{text('inspector.paramTaken', { key: adding })}</p>}
      {help}
    </div>
  );
}

function ValueCell({
  row: { key, value },
  onChange,
}: { row: ParamRow } & Pick<ParamsTableProps, 'onChange'>) {
  const text = useText();
  return (
    <input
      ref={useAskedFocus(`params.${key}`)}
      aria-label={text('inspector.paramValue', { key })}
      value={value}
      onChange={(event) => onChange(key, event.currentTarget.value)}
    />
  );
}

interface KeyCellProps {
  row: ParamRow;
  taken: readonly string[];
  onRename(from: string, to: string): void;
}

function KeyCell({ row, taken, onRename }: KeyCellProps) {
  const text = useText();
  const [draft, setDraft] = useState<string | null>(null);
  if (!row.own || row.resets) return <code>{row.key}</code>;
  const bad = draft !== null && (draft === '' || (draft !== row.key && taken.includes(draft)));
  return (
    <input
      aria-label={text('inspector.paramKeyOf', { key: row.key })}
      aria-invalid={bad}
      value={draft ?? row.key}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => {
        if (draft !== null && !bad && draft !== row.key) onRename(row.key, draft);
        setDraft(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
