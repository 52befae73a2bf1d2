import './form-lines.css';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { describeSetupProblem } from '../../core/builtins/messages.ts';
import type { ParamFormat } from '../../core/builtins/param.ts';
import { shownName, writtenName } from '../../core/builtins/setup/names.ts';
import { useText } from '../i18n/use-text.tsx';
import { useSettings } from '../stores/use-scopes.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { completionsAt, namesAt } from './completion.ts';
import { ExpressionInput, Problems } from './expression-input.tsx';
import type { ParamProps } from './param-props.ts';
import { type FormLine, joinLine, splitLines, withLine, withMovedLine, withNewLine } from './split-lines.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { ValuesLine } from './values-line.tsx';

/** More lines than this are one text. */
const mostLines = 1_000;

type LinesFormat = Extract<ParamFormat, { kind: 'lines' }>;

/** Lines `name = expression`, one below the other; Alt and an arrow key move one. */
export function LinesField(props: ParamProps & { format: LinesFormat }) {
  const { value, onChange, format, state } = props;
  const text = useText();
  const [asked, setAsked] = useState<number | null>(null);
  const { frame, keepFocus } = useKeptFocus();
  const lines = splitLines(value);
  function add(isLet: boolean): void {
    const next = withNewLine(value, joinLine({ isLet, name: '', expression: firstRight(format) }));
    onChange(next);
    setAsked(splitLines(next).length - 1);
  }
  const datalist = useId();
  if (lines.length > mostLines) return <ManyLines {...props} />;
  return (
    <div ref={frame} className="form-lines">
      {format.left === 'field' && (
        <datalist id={datalist}>
          {[...(state.fields?.keys() ?? [])].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
      {lines.map((line, index) => (
        <Line
          key={line.number}
          {...props}
          line={line}
          index={index}
          count={lines.length}
          datalist={format.left === 'field' ? datalist : undefined}
          isAsked={asked === index}
          onAsked={() => setAsked(null)}
          onRemove={() => {
            keepFocus('.form-line', index, '.form-line__tools button:last-child');
            onChange(withLine(value, index, null));
          }}
        />
      ))}
      <div className="form-lines__add">
        <button type="button" className="button button--line" onClick={() => add(false)}>
          <Plus size={13} aria-hidden /> {text('forms.addLine')}
        </button>
        {format.steps && (
          <button type="button" className="button button--line" onClick={() => add(true)}>
            <Plus size={13} aria-hidden /> {text('forms.addStep')}
          </button>
        )}
      </div>
      <UnplacedProblems {...props} lines={lines} />
    </div>
  );
}

/** Lines as they are written, where there are too many to be fields of their own. */
function ManyLines(props: ParamProps) {
  const { param, value, problems, onChange } = props;
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  return (
    <>
      <textarea
        className="form-input"
        rows={20}
        spellCheck={false}
        aria-label={param.title[language]}
        aria-invalid={problems.some(({ severity }) => severity === 'error')}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <UnplacedProblems {...props} lines={[]} />
    </>
  );
}

function firstRight({ right }: LinesFormat): string {
  if (right === 'type') return 'text';
  return right === 'total' ? 'count()' : '';
}

interface LineProps extends ParamProps {
  format: LinesFormat;
  line: FormLine;
  index: number;
  count: number;
  datalist: string | undefined;
  isAsked: boolean;
  onAsked(): void;
  onRemove(): void;
}

function Line(props: LineProps) {
  const { line, index, count, value, onChange } = props;
  const text = useText();
  const move = (step: -1 | 1) => onChange(withMovedLine(value, index, step));
  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (step === null || !event.altKey) return;
    event.preventDefault();
    move(step);
  }
  return (
    <fieldset
      className="form-line"
      onKeyDown={onKeyDown}
      aria-label={text('forms.line', { number: index + 1 })}
    >
      {line.isPlain ? <PlainLine {...props} /> : <NamedLine {...props} />}
      <span className="form-line__tools">
        {count > 1 && (
          <>
            <IconButton icon={ArrowUp} size="small" label={text('forms.moveUp')} onClick={() => move(-1)} />
            <IconButton
              icon={ArrowDown}
              size="small"
              label={text('forms.moveDown')}
              onClick={() => move(1)}
            />
          </>
        )}
        <IconButton icon={X} size="small" label={text('forms.removeLine')} onClick={props.onRemove} />
      </span>
    </fieldset>
  );
}

function PlainLine({ line, index, value, onChange }: LineProps) {
  const text = useText();
  return (
    <input
      className="form-input form-line__plain"
      aria-label={text('forms.line', { number: index + 1 })}
      value={line.raw}
      onChange={({ currentTarget }) => onChange(withLine(value, index, currentTarget.value))}
    />
  );
}

function NamedLine(props: LineProps) {
  const { param, line, index, value, state, rows, problems, format, onChange, onFix, datalist } = props;
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const before = value.slice(0, line.start);
  const names = namesAt(state, before);
  const change = (part: Partial<FormLine>) =>
    onChange(withLine(value, index, joinLine({ ...line, ...part })));
  const here = problemsOf(line, problems);
  // A value stands as it is written: `"CNY"`.
  const isName = format.left !== 'value';
  const name = isName ? shownName(line.name) : line.name;
  const label = text('forms.expressionOf', { name: name || param.title[language] });
  const shift = line.expressionStart;
  const [ofName, ofExpression] = [
    here.filter(({ start }) => start < shift),
    here.filter(({ start }) => start >= shift),
  ];
  return (
    <>
      {line.isLet && <code className="form-line__let">let</code>}
      <input
        className="form-input form-line__name"
        aria-label={text('forms.nameOfLine', { number: index + 1 })}
        aria-invalid={ofName.length > 0}
        list={datalist}
        value={name}
        ref={(field) => {
          if (!props.isAsked || field === null) return;
          field.focus();
          props.onAsked();
        }}
        onChange={({ currentTarget: { value: typed } }) =>
          change({ name: isName && !line.isLet ? writtenName(typed) : typed })
        }
        onBlur={() => isName && name !== name.trim() && change({ name: writtenName(name.trim()) })}
      />
      <span className="form-line__equals">=</span>
      {format.right === 'type' ? (
        <div className="form-line__expression">
          <TypeChoice
            label={label}
            value={line.expression.trim()}
            onChange={(expression) => change({ expression })}
          />
          <Problems id={`${param.key}-${line.number}`} problems={here} onFix={onFix} isText={false} />
        </div>
      ) : (
        <div className="form-line__expression">
          <ExpressionInput
            label={label}
            value={line.expression}
            problems={ofExpression.map((one) => ({
              ...one,
              start: Math.max(0, one.start - shift),
              end: Math.max(0, one.end - shift),
            }))}
            onChange={(expression) => change({ expression })}
            onFix={onFix}
            {...(format.right === 'value'
              ? {}
              : { complete: completionsAt(state, names, format.right, undefined) })}
            hasFocus={props.hasFocus && index === 0}
            onFocused={props.onFocused}
          />
          <Problems id={`${param.key}-${line.number}`} problems={ofName} onFix={onFix} isText={false} />
          {format.right === 'expression' && (
            <ValuesLine
              text={line.expression}
              names={names}
              before={before}
              rows={rows}
              params={state.params}
            />
          )}
        </div>
      )}
    </>
  );
}

function problemsOf(line: FormLine, problems: ParamProps['problems']): ParamProps['problems'] {
  return problems.filter(
    ({ start, end }) => start >= line.start && start <= line.start + line.raw.length && end > 0,
  );
}

/** Problems of no line: that there is none. */
function UnplacedProblems({ param, problems, lines, value }: ParamProps & { lines: readonly FormLine[] }) {
  const loose = problems.filter(
    (one) => !lines.some((line) => !line.isPlain && problemsOf(line, [one]).length > 0),
  );
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  if (loose.length === 0) return null;
  return (
    <ul className="form-problems" aria-label={param.title[language]}>
      {loose.map((problem) => (
        <li key={`${problem.code} ${problem.start}`} data-severity={problem.severity}>
          {value.trim() === '' ? null : (
            <code>{value.slice(problem.start, Math.min(problem.end, problem.start + longestQuote))}</code>
          )}
          <span>{describeSetupProblem(problem, language).message}</span>
        </li>
      ))}
    </ul>
  );
}

/** Characters of a wrong part that are shown. */
const longestQuote = 200;

const types = ['int', 'number', 'text', 'bool', 'date'] as const;

function TypeChoice({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange(value: string): void;
}) {
  const text = useText();
  return (
    <select
      className="form-input"
      aria-label={label}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      {!types.some((known) => known === value) && <option value={value}>{value}</option>}
      {types.map((type) => (
        <option key={type} value={type}>
          {text(`forms.type.${type}`)}
        </option>
      ))}
    </select>
  );
}
