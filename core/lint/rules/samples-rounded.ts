import { projectModel } from '../../project/model.ts';
import { type Project, type SourceFile, withFile } from '../../project/project.ts';
import { samplesPathOf } from '../../project/samples-path.ts';
import { readRows } from '../../rows/read-rows.ts';
import { createRoundedNumberCounter, type RoundedNumbers } from '../../rows/rounded-numbers.ts';
import { formatOf } from '../../rows/row-format.ts';
import { membersOf } from '../../text/json-members.ts';
import type { QuickFix } from '../diagnostic.ts';
import { firstLine, type ProjectRule, quickFix, rangeIn, words } from '../rule.ts';

export const samplesRounded: ProjectRule = {
  code: 'lint.samples-rounded',
  severity: 'warning',
  docs: words(
    'KisFlow decodes JSON numbers into 64-bit floats, and so does the Studio: of an id of more than 15 digits the last ones change. A Go struct with an int64 field keeps them; written as text, in double quotes, they stay everywhere.',
    'KisFlow 把 JSON 数值解码为 64 位浮点数，Studio 也是如此：超过 15 位的编号末尾几位会改变。Go 结构体中的 int64 字段能保留它们；写成带双引号的文本则在任何地方都不变。',
  ),
  scope: 'project',
  reads: 'studio',
  check(project, model) {
    return model.flows.flatMap((flow) => {
      const file = project.files.get(samplesPathOf(model, flow.name));
      if (file === undefined) return [];
      const found = roundedIn(file);
      if (found === undefined) return [];
      const { row, field, text, becomes } = found.first;
      const of = found.count.toLocaleString('en');
      return [
        {
          message: words(
            `The sample rows have numbers with more digits than are kept (${of} in all): in row ${row}, ${field} ${text} is ${becomes}.`,
            `样本数据中有 ${of} 个数值的位数超出可保留的精度：第 ${row} 行的 ${field} 由 ${text} 变为 ${becomes}。`,
          ),
          path: flow.path,
          range: flow.config.flows.length === 0 ? firstLine : rangeIn(flow, ['flows', 0, 'fname']),
          flow: flow.name,
          ...(flow.config.flows.length === 0 ? {} : { node: 0 }),
          fixes: formatOf(file.path, file.text.slice(0, 1_000)) === 'jsonl' ? [asText(flow.name, field)] : [],
        },
      ];
    });
  },
};

const known = new WeakMap<SourceFile, { found: RoundedNumbers | undefined }>();

/** The numbers of a file's rows that lose digits. They are looked for once. */
function roundedIn(file: SourceFile): RoundedNumbers | undefined {
  const before = known.get(file);
  if (before) return before.found;
  const counter = createRoundedNumberCounter();
  const { rows } = readRows(file.text, file.path, formatOf(file.path, file.text.slice(0, 1_000)));
  counter.look(rows.map((row) => `${row}\n`).join(''));
  known.set(file, { found: counter.found });
  return counter.found;
}

/** All numbers of the field become text: a field that holds both is of no type. */
function asText(flow: string, field: string): QuickFix {
  return quickFix(
    `Write ${field} as text in all sample rows`,
    `把样本数据中的 ${field} 都写成文本`,
    (project) => {
      const path = samplesPathOf(projectModel(project), flow);
      const text = project.files.get(path)?.text;
      return text === undefined ? project : withQuotes(project, path, text, field);
    },
  );
}

function withQuotes(project: Project, path: string, text: string, field: string): Project {
  const lines = text.split('\n').map((line) => quoted(line, field));
  return withFile(project, path, lines.join('\n'));
}

function quoted(line: string, field: string): string {
  if (!isJson(line)) return line;
  let made = line;
  for (const { name, valueStart, valueEnd } of (membersOf(line) ?? []).toReversed()) {
    const value = line.slice(valueStart, valueEnd);
    if (name === field && /^-?\d/.test(value))
      made = `${made.slice(0, valueStart)}"${value}"${made.slice(valueEnd)}`;
  }
  return made;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
