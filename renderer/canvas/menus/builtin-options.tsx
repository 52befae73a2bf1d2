import './builtin-options.css';
import type { Builtin } from '../../../core/builtins/definition.ts';
import { answerToBranching, findBuiltins } from '../../../core/builtins/find.ts';
import type { FunctionMode } from '../../../core/config/types.ts';
import type { Language } from '../../../core/errors/coded-error.ts';
import { builtinIcons } from '../../ui/builtin-icons.ts';
import { ModeChip } from '../../ui/mode-chip.tsx';
import type { BuiltinOption } from './insert-options.ts';

/** The built-ins that a search finds, and what to use instead where it asks for what KisFlow can't do. */
export function findBuiltinOptions(
  search: string,
  language: Language,
  modes: readonly FunctionMode[] | undefined,
): { found: readonly BuiltinOption[]; answer: string | null } {
  const found = findBuiltins(search)
    .filter(({ builtin }) => modes === undefined || modes.includes(builtin.mode))
    .map(
      ({ builtin, isMeant }): BuiltinOption => ({
        kind: isMeant ? 'meant' : 'builtin',
        id: `b:${builtin.name}`,
        name: builtin.name,
        body: <BuiltinLine builtin={builtin} language={language} isMeant={isMeant} />,
      }),
    );
  return { found, answer: answerToBranching(search)?.[language] ?? null };
}

interface LineProps {
  builtin: Builtin;
  language: Language;
  isMeant: boolean;
}

/** What it is called, does and looks like; its summary is in sight where it answers a search. */
function BuiltinLine({
  builtin: { name, mode, title, summary, examples, explain },
  language,
  isMeant,
}: LineProps) {
  const Icon = builtinIcons[name];
  const [example] = examples;
  return (
    <span className="builtin-option" data-meant={isMeant || undefined} title={summary[language]}>
      <i aria-hidden>{Icon !== undefined && <Icon size={15} />}</i>
      <span className="builtin-option__words">
        <b>{title[language]}</b>
        {isMeant && <small>{summary[language]}</small>}
      </span>
      {example !== undefined && (
        <code>
          {explain(example.setup, language)
            .map((part) => (typeof part === 'string' ? part : part.code))
            .join('')}
        </code>
      )}
      <ModeChip mode={mode} />
    </span>
  );
}
