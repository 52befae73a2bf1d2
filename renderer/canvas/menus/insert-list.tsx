import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { FunctionMode } from '../../../core/config/types.ts';
import { projectModel } from '../../../core/project/model.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useProject, useSettings } from '../../stores/use-scopes.tsx';
import { ModeChip } from '../../ui/mode-chip.tsx';
import { type BuiltinOption, type InsertOption, insertOptions } from './insert-options.ts';

interface InsertListProps {
  connector: string | undefined;
  onNew(mode: FunctionMode, name: string | null): void;
  onExisting(fname: string): void;
  onBuiltin(name: string): void;
}

const connectorModes: readonly FunctionMode[] = ['Save', 'Load'];

/** Modes and functions with a search; arrows choose, Enter takes. */
export function InsertList({ connector, onNew, onExisting, onBuiltin }: InsertListProps) {
  const text = useText();
  const project = useProject((state) => state.project);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const functions = projectModel(project).functions;
  const modes = connector === undefined ? undefined : connectorModes;
  const { found, answer } = useBuiltins(search, modes);
  const options = insertOptions(functions, modes, search, found);
  const current = Math.min(active, options.length - 1);
  function take(option: InsertOption | undefined) {
    if (option?.kind === 'new') onNew(option.mode, option.name);
    else if (option?.kind === 'existing') onExisting(option.fname);
    else if (option) onBuiltin(option.name);
  }
  function onKeyDown(event: KeyboardEvent) {
    const moves: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const move = moves[event.key];
    if (move !== undefined) setActive((current + move + options.length) % Math.max(1, options.length));
    else if (event.key === 'Enter') take(options[current]);
    else return;
    event.preventDefault();
  }
  return (
    <>
      <label className="insert-menu__search">
        <Search size={14} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls="insert-options"
          aria-activedescendant={options.length > 0 ? `insert-option-${current}` : undefined}
          aria-label={text('canvas.insert.search')}
          placeholder={text('canvas.insert.search')}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <div
        id="insert-options"
        className="insert-menu__list"
        role="listbox"
        aria-label={text('canvas.insert.title')}
      >
        {options.map((option, index) => (
          <OptionLine
            key={option.id}
            option={option}
            index={index}
            isActive={index === current}
            heading={headingOf(options, index)}
            answer={option.kind === 'meant' && options[index + 1]?.kind !== 'meant' ? answer : null}
            onTake={() => take(option)}
            onPoint={() => setActive(index)}
          />
        ))}
        {options.length === 0 && <p className="insert-menu__none">{text('canvas.insert.none')}</p>}
      </div>
      {/* A list of options says nothing but its options. */}
      <p className="visually-hidden" role="status">
        {answer}
      </p>
    </>
  );
}

interface Builtins {
  found: readonly BuiltinOption[];
  /** What to use instead of what KisFlow can't do. */
  answer: string | null;
}
const none: Builtins = { found: [], answer: null };

/** The built-ins that a search finds. What knows them is no part of the first load. */
function useBuiltins(search: string, modes: readonly FunctionMode[] | undefined): Builtins {
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const [known, setKnown] = useState<BuiltinFinder | null>(null);
  useEffect(() => {
    void import('./builtin-options.tsx').then(setKnown);
  }, []);
  return known === null ? none : known.findBuiltinOptions(search, language, modes);
}
type BuiltinFinder = Pick<typeof import('./builtin-options.tsx'), 'findBuiltinOptions'>;

function headingOf(options: readonly InsertOption[], index: number): InsertOption['kind'] | null {
  const kind = options[index]?.kind ?? null;
  return options[index - 1]?.kind === kind ? null : kind;
}

interface OptionLineProps {
  option: InsertOption;
  index: number;
  isActive: boolean;
  heading: InsertOption['kind'] | null;
  answer: string | null;
  onTake(): void;
  onPoint(): void;
}

function OptionLine({ option, index, isActive, heading, answer, onTake, onPoint }: OptionLineProps) {
  const text = useText();
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    <>
      {heading && (
        <div className="insert-menu__heading" role="presentation">
          {text(`canvas.insert.${heading}`)}
        </div>
      )}
      {/* Keys are the search field's: it keeps the focus and names the active option. */}
      <div
        ref={line}
        id={`insert-option-${index}`}
        className="insert-menu__option"
        role="option"
        tabIndex={-1}
        aria-selected={isActive}
        data-option={optionKey(option)}
        onPointerMove={onPoint}
        onClick={onTake}
        onKeyDown={({ key }) => key === 'Enter' && onTake()}
      >
        {'body' in option ? (
          option.body
        ) : (
          <>
            <ModeChip mode={option.mode} />
            <span className="insert-menu__name">{labelOf(option, text)}</span>
            {option.kind === 'new' && option.name === null && (
              <small>{text(`canvas.insert.help.${option.mode}`)}</small>
            )}
          </>
        )}
      </div>
      {answer !== null && (
        <p className="insert-menu__answer" role="presentation">
          {answer}
        </p>
      )}
    </>
  );
}

function optionKey(option: InsertOption): string {
  if (option.kind === 'existing') return option.fname;
  return option.kind === 'new' ? option.mode : `builtin:${option.name}`;
}

function labelOf(option: Exclude<InsertOption, BuiltinOption>, text: ReturnType<typeof useText>): string {
  if (option.kind === 'existing') return option.fname;
  return option.name === null
    ? text(`inspector.mode_${option.mode}`)
    : text('canvas.insert.named', { mode: option.mode, name: option.name });
}
