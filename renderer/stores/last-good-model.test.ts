import { expect, it } from 'vitest';
import { createFlow, createFunction } from '../../core/project/edits/create.ts';
import { projectModel } from '../../core/project/model.ts';
import { createProject, withFile } from '../../core/project/project.ts';
import { createLastGoodModel } from './last-good-model.ts';

const start = createFunction(createFlow(createProject('p', []), 'Orders'), 'Check', 'Verify', 'ts');
const path = 'conf/func/func-Check.yml';

it('shows what can not be read for now as it last could, and says so', () => {
  const shown = createLastGoodModel();
  shown('p', projectModel(start));
  const model = shown('p', projectModel(withFile(start, path, 'kistype: [')));
  expect(model.func('Check')?.config.fmode).toBe('Verify');
  expect(model.functions.map(({ name }) => name)).toEqual(['Check']);
  expect(model.brokenAt(path)?.problem.range.line).toBe(1);
  expect(model.flow('Orders')).toBeDefined();
  expect(model.brokenAt('conf/flow/flow-Orders.yml')).toBeUndefined();
});

it('shows the newest state once it can be read again', () => {
  const shown = createLastGoodModel();
  shown('p', projectModel(start));
  shown('p', projectModel(withFile(start, path, 'kistype: [')));
  const mended = withFile(start, path, 'kistype: func\nfname: Check\nfmode: Expand\n');
  expect(shown('p', projectModel(mended)).func('Check')?.config.fmode).toBe('Expand');
});

it('knows nothing of files that never could be read, and nothing of another project', () => {
  const shown = createLastGoodModel();
  const broken = projectModel(withFile(start, path, 'kistype: ['));
  expect(shown('p', broken).func('Check')).toBeUndefined();
  shown('p', projectModel(start));
  expect(shown('q', broken).func('Check')).toBeUndefined();
});
