import { expect, it } from 'vitest';
import { projectModel } from '../../../core/project/model.ts';
import { createProject } from '../../../core/project/project.ts';
import { evenRows } from '../geometry/layout.ts';
import { flowGraph } from '../graph/flow-graph.ts';
import { flowSvg, type PictureColors } from './flow-svg.ts';

const colors: PictureColors = {
  background: '#fff',
  raised: '#fff',
  line: '#ddd',
  text: '#000',
  muted: '#666',
  edge: '#999',
  modes: { Save: { color: '#70f', soft: '#eef' } },
};

function svgOf(fname: string): string {
  const project = createProject('p', [
    {
      path: 'conf/f.yml',
      text: `kistype: flow\nstatus: 1\nflow_name: F\nflows:\n- fname: ${JSON.stringify(fname)}\n- fname: Gone\n`,
    },
    {
      path: 'conf/s.yml',
      text: `kistype: func\nfname: ${JSON.stringify(fname)}\nfmode: Save\noption: {cname: Store}\n`,
    },
  ]);
  const model = projectModel(project);
  const flow = model.flow('F');
  if (!flow) throw new Error('no flow');
  return flowSvg(
    flowGraph({ model, flow, rows: evenRows(4), problems: new Map(), runJumps: [] }),
    colors,
    'Sample rows',
  );
}

it('draws every function, the connector and the lines between them', () => {
  const svg = svgOf('SaveTotals');
  for (const text of ['Sample rows', 'SaveTotals', 'Gone', 'Store']) expect(svg).toContain(`>${text}</text>`);
  // Sample rows → SaveTotals → Gone, and down to the store.
  expect(svg.split('stroke-width="1.6"')).toHaveLength(4);
  const [, , width = 0] = /viewBox="([^"]+)"/.exec(svg)?.[1]?.split(' ').map(Number) ?? [];
  expect(width).toBeGreaterThan(600);
});

it('keeps names from being markup', () => {
  const svg = svgOf('<b>&"x"');
  expect(svg).toContain('&lt;b&gt;&amp;"x"');
  expect(svg).not.toContain('<b>');
});
