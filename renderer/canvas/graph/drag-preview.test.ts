import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveFunctions } from '../../../core/project/edits/flow.ts';
import { projectModel } from '../../../core/project/model.ts';
import { createProject, type Project } from '../../../core/project/project.ts';
import { rowsIn } from '../geometry/layout.ts';
import { previewGraph } from './drag-preview.ts';
import { type FlowGraph, flowGraph } from './flow-graph.ts';

function projectOf(names: readonly string[]): Project {
  const places = names.map((name) => `  - fname: ${name}\n`).join('');
  return createProject('p', [
    { path: 'conf/flow.yml', text: `kistype: flow\nstatus: 1\nflow_name: Orders\nflows:\n${places}` },
    ...names.map((name, index) => ({
      path: `conf/${name}.yml`,
      text: `kistype: func\nfname: ${name}\nfmode: Save\noption:\n  cname: ${index % 4 === 1 ? 'Cache' : ''}\n`,
    })),
    { path: 'conf/Cache.yml', text: 'kistype: conn\ncname: Cache\ntype: redis\n' },
  ]);
}

function graphOf(project: Project, width: number): FlowGraph {
  const model = projectModel(project);
  const flow = model.flow('Orders');
  if (!flow) throw new Error('the flow is there');
  return flowGraph({ model, flow, rows: rowsIn(width), problems: new Map(), runJumps: [] });
}

const namesOf = (length: number) => Array.from({ length }, (_, index) => `F${index}`);

test('what is seen while functions are dragged is what the drop makes', () => {
  const input = fc.integer({ min: 2, max: 12 }).chain((length) =>
    fc.record({
      length: fc.constant(length),
      moved: fc.uniqueArray(fc.nat(length - 1), { minLength: 1, maxLength: 3 }),
      index: fc.nat(length),
      width: fc.integer({ min: 300, max: 1600 }),
    }),
  );
  fc.assert(
    fc.property(input, ({ length, moved, index, width }) => {
      const project = projectOf(namesOf(length));
      const graph = graphOf(project, width);
      const preview = previewGraph(graph, { moved: moved.map((place) => `F${place}#1`), index });
      const after = graphOf(moveFunctions(project, 'Orders', moved, index), width);
      const isMoved = (id: string) => moved.some((place) => id === `F${place}#1`);
      const spot = (id: string) => after.nodes.find((node) => node.id === id)?.position;
      for (const node of preview.nodes)
        if (node.type === 'function' && !isMoved(node.id)) expect(node.position).toEqual(spot(node.id));
      const slots = preview.nodes.filter(({ type }) => type === 'slot').map(({ position }) => position);
      expect(slots).toEqual(after.ids.filter(isMoved).map(spot));
      const chain = ({ edges }: Pick<FlowGraph, 'edges'>) =>
        edges.filter(({ type }) => type === 'chain').map(({ source, target }) => `${source} ${target}`);
      const slotted: readonly string[] = after.ids.filter(isMoved);
      const inSlots = chain(after).map((ends) =>
        ends
          .split(' ')
          .map((id) => (slotted.includes(id) ? `#slot${slotted.indexOf(id)}` : id))
          .join(' '),
      );
      expect(chain(preview)).toEqual(inSlots);
    }),
    { numRuns: 60 },
  );
});

test('for something new the others make room, and the edges around it are lit', () => {
  const graph = graphOf(projectOf(namesOf(3)), 1600);
  const { nodes, edges } = previewGraph(graph, { moved: [], index: 1 });
  const x = (id: string) => nodes.find((node) => node.id === id)?.position.x;
  expect(nodes.find(({ type }) => type === 'slot')?.position).toEqual(graph.layout.nodes[1]);
  expect([x('F0#1'), x('F1#1')]).toEqual([graph.layout.nodes[0]?.x, graph.layout.nodes[2]?.x]);
  const lit = edges.filter((edge) => edge.type === 'chain' && edge.data?.lit);
  expect(lit.map(({ target }) => target)).toEqual(['#slot0', 'F1#1']);
});
