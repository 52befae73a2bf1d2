import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Attack, Targets } from './attack.ts';

/** The function that tries the attack of this number, and hands on what it got. */
export const attackFunction = (index: number): string => `Try${index}`;

/** A project whose one flow tries each of these attacks, a function each, as files by path. */
export function attackFiles(attacks: readonly Attack[], targets: Targets): Record<string, string> {
  const chain = attacks.map((_, index) => `  - fname: ${attackFunction(index)}\n`).join('');
  const files: Record<string, string> = {
    'conf/flow/Main.yml': `kistype: flow\nstatus: 1\nflow_name: Main\nflows:\n${chain}`,
    'samples/Main.jsonl': '{"n":1}\n',
  };
  for (const [index, attack] of attacks.entries()) {
    const fname = attackFunction(index);
    files[`conf/func/${fname}.yml`] = `kistype: func\nfname: ${fname}\nfmode: Calculate\n`;
    files[`functions/${fname}.js`] = functionCode(fname, attack.body(targets));
    Object.assign(files, attack.files?.(targets));
  }
  return files;
}

function functionCode(fname: string, body: string): string {
  return `export default async function ${fname}(ctx, flow, rows) {
  let result;
  try { result = String(await (async () => { ${body} })()); } catch (thrown) { if (thrown === ctx.fail) throw thrown; result = 'refused: ' + thrown?.message; }
  flow.commitRow({ result });
}
`;
}

/** Writes the project into its folder. */
export function writeAttackProject(attacks: readonly Attack[], targets: Targets): void {
  writeFiles(targets.root, attackFiles(attacks, targets));
}

/** Writes files by path; a text that begins with `link:` is a link to what follows. */
export function writeFiles(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    if (text.startsWith('link:')) symlinkSync(text.slice('link:'.length), target);
    else writeFileSync(target, text);
  }
}

/** Attacks that may share a process, as far as their files don't get in each other's way; the others each by itself. */
export function attackGroups(attacks: readonly Attack[], targets: Targets): Attack[][] {
  const shared: { attacks: Attack[]; files: Set<string> }[] = [];
  for (const attack of attacks.filter(({ alone }) => !alone)) {
    const files = Object.keys(attack.files?.(targets) ?? {});
    const group = shared.find((one) => files.every((file) => !one.files.has(file)));
    if (group === undefined) shared.push({ attacks: [attack], files: new Set(files) });
    else {
      group.attacks.push(attack);
      for (const file of files) group.files.add(file);
    }
  }
  return [
    ...shared.map((group) => group.attacks),
    ...attacks.filter(({ alone }) => alone).map((attack) => [attack]),
  ];
}
