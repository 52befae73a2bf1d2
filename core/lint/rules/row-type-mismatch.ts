import { printName } from '../../builtins/setup/names.ts';
import { type RowTypeMismatch, rowTypeMismatches } from '../../chain-types/row-type-mismatch.ts';
import { fnamesOf } from '../../project/chain.ts';
import { createBuiltin } from '../../project/edits/create.ts';
import { insertFunctions } from '../../project/edits/flow.ts';
import { freeName, namesOf } from '../../project/edits/names.ts';
import { type FlowEntry, projectModel } from '../../project/model.ts';
import type { Project } from '../../project/project.ts';
import { samplesPathOf } from '../../project/samples-path.ts';
import { setRowType } from '../../project/studio.ts';
import { flowStudio } from '../../project/studio-file.ts';
import type { FieldType } from '../../row-types/row-type.ts';
import type { QuickFix } from '../diagnostic.ts';
import { type Finding, firstLine, type ProjectRule, quickFix, rangeIn, words } from '../rule.ts';

export const rowTypeMismatch: ProjectRule = {
  code: 'lint.row-type-mismatch',
  severity: 'warning',
  docs: words(
    'Rows are decoded for each function anew: a field that is missing or null is its zero value in Go, and one of another type empties the whole batch without an error. KisFlow itself never reads source.must.',
    '每个函数都会重新解码数据：在 Go 中缺失或为 null 的字段是零值，类型不符的字段会使整个批次变空而不报错。KisFlow 本身从不读取 source.must。',
  ),
  scope: 'project',
  reads: 'studio',
  check(project, model) {
    return model.flows.flatMap((flow) => {
      const samples = project.files.get(samplesPathOf(model, flow.name));
      return rowTypeMismatches(model, flow, samples).map((one) => finding(flow, one));
    });
  },
};

function finding(flow: FlowEntry, mismatch: RowTypeMismatch): Finding {
  const { index, field } = mismatch;
  const chain = fnamesOf(flow.config);
  const [from, to] = [chain[index - 1], chain[index]];
  const node = Math.max(0, mismatch.expects.by === 'must' ? index : index - 1);
  return {
    message: words(
      `${from === undefined ? 'The sample rows' : `The rows of "${from}"`} ${foundWords(mismatch).en}; ${expectedWords(mismatch, to).en}.`,
      `${from === undefined ? '样本数据' : `“${from}”的数据`}${foundWords(mismatch)['zh-CN']}，而${expectedWords(mismatch, to)['zh-CN']}。`,
    ),
    path: flow.path,
    range: chain.length === 0 ? firstLine : rangeIn(flow, ['flows', node, 'fname']),
    flow: flow.name,
    node,
    fixes: fixesOf(flow.name, mismatch, from ?? 'source', field),
  };
}

function foundWords({ field, found }: RowTypeMismatch) {
  if (found === undefined) return words(`have no field ${field}`, `没有字段 ${field}`);
  const { en, 'zh-CN': chinese } = typeWords(found.type);
  return found.nullable
    ? words(`have ${field} as ${en}, and it may be empty`, `中 ${field} 是${chinese}，且可为空`)
    : words(`have ${field} as ${en}`, `中 ${field} 是${chinese}`);
}

function expectedWords({ expects }: RowTypeMismatch, to: string | undefined) {
  if (expects.by === 'must')
    return words(`"${to}" must have it (source.must)`, `“${to}”必须有它（source.must）`);
  const { en, 'zh-CN': chinese } = typeWords(expects.type.type);
  return expects.type.nullable
    ? words(`you said that it is ${en}`, `您指定它是${chinese}`)
    : words(`you said that it is ${en} and never empty`, `您指定它是${chinese}且不为空`);
}

function typeWords(type: FieldType) {
  if (typeof type !== 'string') return 'list' in type ? words('a list', '列表') : words('an object', '对象');
  return typeNames[type];
}

const typeNames = {
  number: words('a number', '数字'),
  int: words('a whole number', '整数'),
  text: words('a text', '文本'),
  date: words('a date', '日期'),
  datetime: words('a date with a time', '日期时间'),
  bool: words('true or false', '布尔'),
  mixed: words('values of several types', '多种类型的值'),
  empty: words('always empty', '始终为空'),
} as const;

/** What a value of a type is filled with, where it is empty. */
const fillers: Partial<Record<string, string>> = {
  number: '0',
  int: '0',
  text: '""',
  date: '""',
  bool: 'false',
};
const castable = ['number', 'int', 'text', 'bool', 'date'] as const;

/** What mends it at the cause, by a function in between, or by taking the word back. */
function fixesOf(flow: string, mismatch: RowTypeMismatch, from: string, field: string): QuickFix[] {
  const { index, found, expects, id } = mismatch;
  const wanted = expects.by === 'person' ? expects.type.type : found?.type;
  const isOther = expects.by === 'person' && found !== undefined && !isSameKind(found.type, wanted);
  const to = castable.find((one) => one === wanted);
  const filler = typeof wanted === 'string' ? fillers[wanted] : undefined;
  const without = (project: Project) => withoutWord(project, flow, id, field);
  const name = printName(field);
  return [
    ...(isOther && to !== undefined
      ? [
          quickFix(
            `Change ${field} to ${typeNames[to].en} behind ${from}`,
            `在 ${from} 之后把 ${field} 转换为${typeNames[to]['zh-CN']}`,
            (now) => insertBuiltin(without(now), flow, index, 'cast', { types: `${name} = ${to}` }),
          ),
        ]
      : []),
    ...(!isOther && found?.nullable === true && filler !== undefined
      ? [
          quickFix(
            `Fill empty ${field} with ${filler} behind ${from}`,
            `在 ${from} 之后把空的 ${field} 填为 ${filler}`,
            (now) => insertBuiltin(without(now), flow, index, 'defaults', { set: `${name} = ${filler}` }),
          ),
        ]
      : []),
    ...(expects.by === 'person'
      ? [quickFix(`Take ${field} as it is`, `以 ${field} 的实际类型为准`, without)]
      : []),
  ];
}

function isSameKind(one: FieldType, other: FieldType | undefined): boolean {
  const kind = (type: FieldType | undefined) =>
    typeof type !== 'string'
      ? JSON.stringify(type)
      : type === 'int'
        ? 'number'
        : /^date/.test(type)
          ? 'text'
          : type;
  return kind(one) === kind(other);
}

function insertBuiltin(
  project: Project,
  flow: string,
  index: number,
  name: string,
  setup: Record<string, string>,
): Project {
  const wanted = name.charAt(0).toUpperCase() + name.slice(1);
  const fname = freeName(namesOf(project, 'func'), wanted);
  const made = createBuiltin(project, fname, 'Calculate', { builtin: `${name}@1`, ...setup });
  return insertFunctions(made, flow, index, [{ fname }]);
}

/** The project without a person's word on a field. */
function withoutWord(project: Project, flow: string, id: string, field: string): Project {
  const model = projectModel(project);
  const entry = model.flow(flow);
  const kept = flowStudio(model.studio, flow).rowTypes;
  const fields = (Object.hasOwn(kept, id) ? (kept[id]?.fields ?? []) : []).filter(
    ({ name, from }) => name !== field || from !== 'person',
  );
  if (entry === undefined || !Object.hasOwn(kept, id)) return project;
  const chain = fnamesOf(entry.config);
  return setRowType(project, flow, { id, chain }, fields.length === 0 ? null : { fields });
}
