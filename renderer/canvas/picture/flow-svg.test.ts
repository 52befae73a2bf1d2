import { expect, it } from 'vitest';
import { projectModel } from '../../../core/project/model.ts';
import { createProject } from '../../../core/project/project.ts';
import { evenRows } from '../geometry/layout.ts';
import { flowGraph } from '../graph/flow-graph.ts';
import { flowSvg } from './flow-svg.ts';
import type { Picture, PictureColors } from './picture.ts';

const colors: PictureColors = {
  background: '#fff',
  raised: '#fff',
  line: '#ddd',
  text: '#000',
  muted: '#666',
  edge: '#999',
  accent: '#44f',
  note: '#ffe',
  noteLine: '#cc9',
  modes: { Save: { color: '#70f', soft: '#eef' } },
};

/** Every character is as wide as its type is high: names are cut early. */
const picture: Picture = {
  colors,
  words: { samples: 'Rows', missing: 'gone', jump: 'jump', disabled: 'Disabled: skipped' },
  samplesPath: 'samples/F.jsonl',
  disabled: false,
  measure: (text, size) => [...text].length * size,
  font: { families: "'Inter Variable', sans-serif", rule: '@font-face{}' },
};

interface Drawn {
  chain: string[];
  code?: Record<string, string>;
  notes?: { text: string; x: number; y: number; width: number; height: number }[];
  disabled?: boolean;
}

function svgOf({ chain, code = {}, notes = [], disabled = false }: Drawn): string {
  const places = chain.map((fname) => `- fname: ${JSON.stringify(fname)}\n`).join('');
  const studio = { version: 1, flows: { F: { notes: notes.map((note, id) => ({ id: `${id}`, ...note })) } } };
  const project = createProject('p', [
    { path: 'conf/f.yml', text: `kistype: flow\nstatus: 1\nflow_name: F\nflows:\n${places}` },
    {
      path: 'conf/s.yml',
      text: `kistype: func\nfname: ${JSON.stringify(chain[0])}\nfmode: Save\noption: {cname: Store}\n`,
    },
    ...Object.entries(code).map(([fname, text]) => ({ path: `functions/${fname}.js`, text })),
    { path: 'studio.json', text: JSON.stringify(studio) },
  ]);
  const model = projectModel(project);
  const flow = model.flow('F');
  if (!flow) throw new Error('no flow');
  const graph = flowGraph({ model, flow, rows: evenRows(4), problems: new Map(), runJumps: [] });
  return flowSvg(graph, { ...picture, disabled });
}

function viewBox(svg: string): number[] {
  return /viewBox="([^"]+)"/.exec(svg)?.[1]?.split(' ').map(Number) ?? [];
}

it('draws every function, the connector and the lines between them', () => {
  const svg = svgOf({ chain: ['Save', 'Gone'] });
  for (const text of ['Rows', 'Save', 'Gone', 'Store', 'gone', 'F.jsonl'])
    expect(svg).toContain(`>${text}</text>`);
  // Sample rows → Save → Gone, and down to the store.
  expect(svg.split('stroke-width="1.6"')).toHaveLength(4);
  expect(viewBox(svg)[2]).toBeGreaterThan(600);
});

it('keeps names from being markup', () => {
  const svg = svgOf({ chain: ['<b>&"x"'] });
  expect(svg).toContain('&lt;b&gt;&amp;"x"');
  expect(svg).not.toContain('<b>');
});

it('cuts a name where its card ends, however wide its letters are', () => {
  expect(svgOf({ chain: ['订单金额计算并写入数据库的函数'] })).toContain('>订单金额计算并写入…</text>');
});

it('brings its font along', () => {
  expect(svgOf({ chain: ['A'] })).toContain('<style>@font-face{}</style>');
});

it('shows a note whole: its box grows, and the picture with it', () => {
  const text = 'one two three four five\n第二行中文注释也要换行';
  const [, top = 0, , height = 0] = viewBox(
    svgOf({ chain: ['A'], notes: [{ text, x: 0, y: 400, width: 120, height: 40 }] }),
  );
  const svg = svgOf({ chain: ['A'], notes: [{ text, x: 0, y: 400, width: 120, height: 40 }] });
  const lines = ['one two', 'three', 'four', 'five', '第二行中文注释也', '要换行'];
  for (const line of lines) expect(svg).toContain(`>${line}</text>`);
  expect(top + height).toBeGreaterThan(400 + lines.length * 18);
});

it('draws jumps with a head and their word, inside of the picture', () => {
  const code = { C: "flow.next(ctx.Action.jumpFunc('A'))" };
  const svg = svgOf({ chain: ['A', 'B', 'C'], code });
  expect(svg.match(/marker-end="url\(#jump\)"/g)).toHaveLength(1);
  expect(svg).toContain('>↷ jump</text>');
  const [, without = 0] = viewBox(svgOf({ chain: ['A', 'B', 'C'] }));
  expect(viewBox(svg)[1]).toBeLessThan(without);
});

it('says that a flow is disabled, and draws it so', () => {
  const svg = svgOf({ chain: ['A'], disabled: true });
  expect(svg).toContain('>Disabled: skipped</text>');
  expect(svg).toContain('stroke-dasharray="4 4"');
});
