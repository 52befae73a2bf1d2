import { useId } from 'react';
import type { ParamDefinition } from '../../core/builtins/param.ts';
import { parseNames, printName, shownName, writtenName } from '../../core/builtins/setup/names.ts';
import { fnamesOf } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import { useText } from '../i18n/use-text.tsx';
import { useProject, useSettings } from '../stores/use-scopes.tsx';
import { completionsAt, namesAt } from './completion.ts';
import { ExpressionInput, Problems } from './expression-input.tsx';
import type { FormState } from './form-state.ts';
import { LinesField } from './lines-field.tsx';
import { NamesField } from './names-field.tsx';
import type { ParamProps } from './param-props.ts';
import { typeWord } from './type-word.ts';
import { ValuesLine } from './values-line.tsx';

/** One key of a setup, in the form that its definition gives it. */
export function ParamField(props: ParamProps) {
  const { param, problems, onFix } = props;
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const id = useId();
  const { kind } = param.format;
  // Expressions and lines say what is wrong where it stands.
  const isSaidInside = kind === 'expression' || kind === 'lines';
  const loose = isSaidInside ? [] : problems;
  return (
    <fieldset className="form-param" data-param={param.key}>
      <legend title={param.key}>{param.title[language]}</legend>
      <Body {...props} />
      <Problems id={id} problems={loose} onFix={onFix} isText={isTyped(props)} />
      {kind !== 'choice' && kind !== 'flag' && <p className="form-param__help">{param.help[language]}</p>}
    </fieldset>
  );
}

/** Whether a value stands as the text that it is; names that can be read are chips, and choices are buttons. */
function isTyped({ param, state, value }: ParamProps): boolean {
  const { kind } = param.format;
  if (kind === 'fields' || kind === 'order')
    return state.fields === undefined || parseNames(value).problem !== undefined;
  return kind === 'stored-fields';
}

function Body(props: ParamProps) {
  const { param, state } = props;
  switch (param.format.kind) {
    case 'expression':
      return <ExpressionField {...props} expected={param.format.type} />;
    case 'lines':
      return <LinesField {...props} format={param.format} />;
    case 'fields':
      return <NamesField {...props} fields={state.fields} extra={param.format.rename ? 'as' : null} />;
    case 'order':
      return <NamesField {...props} fields={orderFields(props)} extra="desc" />;
    case 'field':
      // Of rows that are not known a name can only be typed.
      return state.fields === undefined ? (
        <PlainField {...props} isNumber={false} />
      ) : (
        <OneField {...props} of={param.format.of} />
      );
    case 'choice':
      return <ChoiceField {...props} options={param.format.options} />;
    case 'flag':
      return <FlagField {...props} />;
    case 'new-field':
      return <NewField {...props} />;
    case 'function':
      return <FunctionField {...props} />;
    default:
      return <PlainField {...props} isNumber={param.format.kind === 'number'} />;
  }
}

/** A sum is put in order by what it hands on, not by what it gets. */
function orderFields({ param, state }: ParamProps): FormState['fields'] {
  const hasTotals = state.builtin.params.some(
    ({ format }) => format.kind === 'lines' && format.right === 'total',
  );
  return param.key === 'sort' && hasTotals ? (state.reading.output ?? state.fields) : state.fields;
}

function ExpressionField({
  param,
  state,
  value,
  problems,
  rows,
  onChange,
  onFix,
  hasFocus,
  onFocused,
  expected,
}: ParamProps & { expected: Parameters<typeof completionsAt>[3] }) {
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const names = namesAt(state, '');
  return (
    <>
      <ExpressionInput
        label={param.title[language]}
        value={value}
        problems={problems}
        onChange={onChange}
        onFix={onFix}
        complete={completionsAt(state, names, 'expression', expected)}
        hasFocus={hasFocus}
        onFocused={onFocused}
      />
      <ValuesLine text={value} names={names} before="" rows={rows} params={state.params} />
    </>
  );
}

function PlainField({ param, value, onChange, isNumber }: ParamProps & { isNumber: boolean }) {
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  return (
    <input
      className="form-input"
      aria-label={param.title[language]}
      inputMode={isNumber ? 'numeric' : undefined}
      placeholder={param.default}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** The name of a field, whatever signs it has. */
function NewField({ param, value, onChange }: ParamProps) {
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const name = shownName(value);
  return (
    <input
      className="form-input"
      aria-label={param.title[language]}
      placeholder={param.default}
      value={name}
      onChange={({ currentTarget }) => onChange(writtenName(currentTarget.value))}
      onBlur={() => name !== name.trim() && onChange(writtenName(name.trim()))}
    />
  );
}

function FlagField({ param, value, onChange }: ParamProps) {
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  return (
    <label className="form-flag">
      <input
        type="checkbox"
        checked={(value.trim() || param.default) === 'true'}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? 'true' : 'false')}
      />
      {param.help[language]}
    </label>
  );
}

/** The choice, and below it what it does. */
function ChoiceField({
  param,
  value,
  onChange,
  options,
}: ParamProps & { options: Extract<ParamDefinition['format'], { kind: 'choice' }>['options'] }) {
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const name = useId();
  const chosen = value.trim() || param.default;
  return (
    <>
      <div className="form-choice" role="radiogroup" aria-label={param.title[language]}>
        {options.map((option) => (
          <label key={option.value} data-chosen={option.value === chosen || undefined}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === chosen}
              onChange={() => onChange(option.value)}
            />
            {option.title[language]}
          </label>
        ))}
      </div>
      <p className="form-param__help">{options.find((option) => option.value === chosen)?.help[language]}</p>
    </>
  );
}

const takes = {
  any: () => true,
  list: (kind: string) => kind === 'list',
  object: (kind: string) => kind === 'object',
  text: (kind: string) => kind === 'string',
  scalar: (kind: string) => kind !== 'list' && kind !== 'object',
} as const;

function OneField({ param, state, value, onChange, of }: ParamProps & { of: keyof typeof takes }) {
  const text = useText();
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const known = [...(state.fields ?? [])].filter(([, { type }]) => takes[of](type.kind));
  const written = value.trim();
  const isKnown = known.some(([name]) => printName(name) === written);
  return (
    <select
      className="form-input"
      aria-label={param.title[language]}
      value={written}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      {!isKnown && <option value={written}>{written}</option>}
      {known.map(([name, field]) => (
        <option key={name} value={printName(name)}>{`${name} · ${typeWord(field, text)}`}</option>
      ))}
    </select>
  );
}

/** The functions that can be reached: those of the flow. */
function FunctionField({ param, state, value, onChange }: ParamProps) {
  const language = useSettings(({ resolvedLanguage }) => resolvedLanguage);
  const model = projectModel(useProject(({ project }) => project));
  const flow = state.at === null ? undefined : model.flow(state.at.flow);
  const all = flow === undefined ? model.functions.map(({ name }) => name) : fnamesOf(flow.config);
  const names = [...new Set(all)];
  return (
    <select
      className="form-input"
      aria-label={param.title[language]}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      {!names.includes(value) && <option value={value}>{value}</option>}
      {names.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}
