import { expect, it } from 'vitest';
import { createFlow, createFunction } from '../../core/project/edits/create.ts';
import { projectModel } from '../../core/project/model.ts';
import { createProject, withFile } from '../../core/project/project.ts';
import { createLastGoodModel } from './last-good-model.ts';

const start = createFunction(createFlow(createProject('p', []), 'Orders'), 'Check', 'Verify', 'ts');
const path = 'conf/func/func-Check.yml';

it('shows what can not be read for now as it last could, and says so', () => {
  const shown = createLastGoodModel();
  shown(projectModel(start));
  const model = shown(projectModel(withFile(start, path, 'kistype: [')));
  expect(model.func('Check')?.config.fmode).toBe('Verify');
  expect(model.functions.map(({ name }) => name)).toEqual(['Check']);
  expect(model.brokenAt(path)?.problem.range.line).toBe(1);
  expect(model.flow('Orders')).toBeDefined();
  expect(model.brokenAt('conf/flow/flow-Orders.yml')).toBeUndefined();
});

it('shows the newest state once it can be read again', () => {
  const shown = createLastGoodModel();
  shown(projectModel(start));
  shown(projectModel(withFile(start, path, 'kistype: [')));
  const mended = withFile(start, path, 'kistype: func\nfname: Check\nfmode: Expand\n');
  expect(shown(projectModel(mended)).func('Check')?.config.fmode).toBe('Expand');
});

it('knows nothing of files that never could be read, and nothing of another project', () => {
  const another = createLastGoodModel();
  const shown = createLastGoodModel();
  const broken = projectModel(withFile(start, path, 'kistype: ['));
  expect(shown(broken).func('Check')).toBeUndefined();
  shown(projectModel(start));
  expect(another(broken).func('Check')).toBeUndefined();
});
