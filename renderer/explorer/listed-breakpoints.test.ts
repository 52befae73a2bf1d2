import { expect, test } from 'vitest';
import { plainBreakpoint } from '../../core/debug/breakpoint.ts';
import { projectModel } from '../../core/project/model.ts';
import { createProject } from '../../core/project/project.ts';
import { listedBreakpoints } from './listed-breakpoints.ts';

test('breakpoints are listed in the order of their chains; one of a place that is gone is not', () => {
  const flow = (name: string, fnames: readonly string[]) => ({
    path: `conf/flow/flow-${name}.yml`,
    text: `kistype: flow\nstatus: 1\nflow_name: ${name}\nflows:\n${fnames.map((fname) => `  - fname: ${fname}\n`).join('')}`,
  });
  const studio = {
    version: 2,
    flows: {
      B: { chain: ['One', 'Two', 'One'], breakpoints: { 'One#2': { hits: '5' }, 'Two#1': {}, 'Gone#1': {} } },
      A: { chain: ['Two'], breakpoints: { 'Two#1': { enabled: false } } },
    },
  };
  const project = createProject('p', [
    flow('A', ['Two']),
    flow('B', ['One', 'Two', 'One']),
    { path: 'studio.json', text: JSON.stringify(studio) },
  ]);
  expect(listedBreakpoints(projectModel(project))).toEqual([
    { flow: 'A', nodeId: 'Two#1', breakpoint: { ...plainBreakpoint, enabled: false } },
    { flow: 'B', nodeId: 'Two#1', breakpoint: plainBreakpoint },
    { flow: 'B', nodeId: 'One#2', breakpoint: { ...plainBreakpoint, hits: '5' } },
  ]);
});
