import { setConfigValue } from '../../project/edits/fields.ts';
import { freeName } from '../../project/edits/names.ts';
import type { ConnEntry, FlowEntry, FuncEntry } from '../../project/model.ts';
import { withoutFile } from '../../project/project.ts';
import type { LocalText } from '../local-text.ts';
import { type ConfigRule, type Finding, quickFix, rangeIn, words } from '../rule.ts';

const fields = { flow: 'flow_name', func: 'fname', conn: 'cname' } as const;
const kinds: Record<'flow' | 'func' | 'conn', LocalText> = {
  flow: words('flow', '流'),
  func: words('function', '函数'),
  conn: words('connector', '连接器'),
};

export const repeatedName: ConfigRule = {
  code: 'lint.repeated-name',
  severity: 'error',
  docs: words(
    'The import stops when a flow, function or connector name comes twice. A disabled flow is skipped before its name is looked at.',
    '流、函数或连接器重名时导入会中止。已禁用的流在检查名称之前就被跳过。',
  ),
  traps: ['disabled-flow-is-not-there'],
  scope: 'project',
  reads: 'config',
  check(_project, model) {
    return [...repeats(model.flows), ...repeats(model.functions), ...repeats(model.connectors)];
  },
};

function repeats(entries: readonly (FlowEntry | FuncEntry | ConnEntry)[]): Finding[] {
  const first = new Map<string, FlowEntry | FuncEntry | ConnEntry>();
  const names = new Set(entries.map(({ name }) => name));
  const findings: Finding[] = [];
  for (const entry of entries) {
    const earlier = first.get(entry.name);
    if (earlier) findings.push(finding(entry, earlier, names));
    else first.set(entry.name, entry);
  }
  return findings;
}

function finding(
  entry: FlowEntry | FuncEntry | ConnEntry,
  earlier: FlowEntry | FuncEntry | ConnEntry,
  names: ReadonlySet<string>,
): Finding {
  const field = fields[entry.kind];
  const kind = kinds[entry.kind];
  const free = freeName(names, entry.name);
  const place = `${earlier.path}:${rangeIn(earlier, [field]).line}`;
  const disabled = [entry, earlier].some((one) => one.kind === 'flow' && one.config.status === 0);
  return {
    severity: disabled ? 'warning' : 'error',
    message: words(
      `There are two ${kind.en}s named "${entry.name}": the other is in ${place}.`,
      `有两个名为“${entry.name}”的${kind['zh-CN']}：另一个在 ${place}。`,
    ),
    path: entry.path,
    range: rangeIn(entry, [field]),
    ...ownerOf(entry),
    fixes: [
      quickFix(`Rename this one to ${free}`, `把这一个改名为 ${free}`, (now) =>
        setConfigValue(now, entry.path, [field], free),
      ),
      quickFix(`Delete ${entry.path}`, `删除 ${entry.path}`, (now) => withoutFile(now, entry.path)),
    ],
  };
}

/** The key by which the entry's diagnostics find their node. */
export function ownerOf(
  entry: FlowEntry | FuncEntry | ConnEntry,
): Pick<Finding, 'flow' | 'func' | 'connector'> {
  if (entry.kind === 'flow') return { flow: entry.name };
  return entry.kind === 'func' ? { func: entry.name } : { connector: entry.name };
}
