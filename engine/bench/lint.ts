import { lintProject } from '../../core/lint/lint.ts';
import { insertFunctions } from '../../core/project/edits/flow.ts';
import { projectModel } from '../../core/project/model.ts';
import { createProject, type Project, type SourceFile } from '../../core/project/project.ts';
import { projectMap } from '../../core/project/splices.ts';
import { usagesOf } from '../../core/project/usage.ts';
import { print } from './measure.ts';

const sizes = [1_000, 4_000, 16_000];

/** How a project's steps are spread over flows and functions, by name. */
const shapes: Record<string, (steps: number) => SourceFile[]> = {
  'a function a step': (steps) => [flowOf('F', range(steps).map(name)), ...functionsOf(steps, commits)],
  'one function only': (steps) => [
    flowOf(
      'F',
      range(steps).map(() => name(0)),
    ),
    ...functionsOf(1, commits),
  ],
  'jumps forth and back': (steps) => [
    flowOf('F', range(steps).map(name)),
    ...functionsOf(steps, (index) => jumpTo(name(index % 2 === 0 ? index + 1 : Math.max(0, index - 3)))),
  ],
  'jumps to nowhere': (steps) => [
    flowOf('F', range(steps).map(name)),
    ...functionsOf(steps, (index) => jumpTo(`${name(index)}x`)),
  ],
  'flows that share': (steps) => [
    ...range(steps / 20).map((flow) =>
      flowOf(
        flow === 0 ? 'F' : `F${flow}`,
        range(20).map((place) => name((flow + place) % 100)),
      ),
    ),
    ...functionsOf(100, commits),
  ],
  'one long function': (steps) => [
    flowOf('F', [name(0), name(1)]),
    ...functionsOf(2, () =>
      range(steps)
        .map(() => `${loop}${jumpTo(name(1))}`)
        .join(''),
    ),
  ],
  'nothing is there': (steps) => [flowOf('F', range(steps).map(name))],
};

/** What a person waits for, on a project value that nothing is known of yet. */
const works: Record<string, (project: Project) => unknown> = {
  model: projectModel,
  lint: lintProject,
  edit: (project) => lintProject(insertFunctions(project, 'F', 1, [{ fname: name(0) }])),
  map: projectMap,
  uses: (project) => usagesOf(project, 'func', name(0)),
};

/** Reading and checking projects with ever more steps: the time for a step should stay the same. */
export async function bench(): Promise<void> {
  print(`lint: milliseconds for ${sizes.join(', ')} steps; × how much dearer a step is with the most`);
  for (const [shape, files] of Object.entries(shapes)) {
    print(`  ${shape}`);
    const projects = sizes.map((steps) => createProject('bench', files(steps)));
    for (const [title, work] of Object.entries(works)) {
      const times = projects.map((project) => timeOf(() => work(project)));
      const [least = 0] = times;
      const dearer = (times.at(-1) ?? 0) / (sizes.at(-1) ?? 1) / (least / (sizes[0] ?? 1));
      print(
        `    ${title.padEnd(6)} ${times.map((time) => time.toFixed(1)).join(', ')} ms, × ${dearer.toFixed(2)}`,
      );
    }
  }
}

function timeOf(work: () => unknown): number {
  globalThis.gc?.();
  const started = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(started);
  return (user + system) / 1000;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

function name(index: number): string {
  return `Step${index}`;
}

function flowOf(flow: string, fnames: readonly string[]): SourceFile {
  const chain = fnames.map((fname) => `    - fname: ${fname}\n      params:\n        limit: "1"\n`).join('');
  return {
    path: `conf/flow/${flow}.yml`,
    text: `kistype: flow\nstatus: 1\nflow_name: ${flow}\nflows:\n${chain}`,
  };
}

function functionsOf(count: number, code: (index: number) => string): SourceFile[] {
  return range(count).flatMap((index) => [
    {
      path: `conf/func/${name(index)}.yml`,
      text: `kistype: func\nfname: ${name(index)}\nfmode: Calculate\noption:\n    default_params:\n        limit: "1"\n`,
    },
    {
      path: `functions/${name(index)}.ts`,
      text: `export default async function ${name(index)}(ctx, flow, rows) {\n${code(index)}}\n`,
    },
  ]);
}

const loop = "  for (const row of rows) { const limit = flow.getFuncParam('limt'); flow.next(); }\n";

function commits(): string {
  return '  for (const row of rows) flow.commitRow(row);\n';
}

function jumpTo(target: string): string {
  return `  if (rows.length > 3) return flow.next(ctx.Action.jumpFunc('${target}'));\n${commits()}`;
}
