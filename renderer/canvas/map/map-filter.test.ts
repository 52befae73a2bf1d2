import { expect, it } from 'vitest';
import { projectModel } from '../../../core/project/model.ts';
import { projectMap } from '../../../core/project/splices.ts';
import { shop } from '../../../core/project/test-project.ts';
import { filterMap } from './map-filter.ts';

const project = shop();
const found = (search: string) => {
  const { flows, uses } = filterMap(projectMap(project), projectModel(project), search);
  return [flows, [...uses.keys()]];
};

it('finds flows by their name, a function, or a connector, with the connectors they use', () => {
  expect(found('order')).toEqual([['Orders'], ['Cache']]);
  expect(found('savePrice')).toEqual([['Prices'], ['Cache']]);
  expect(found('cache')[0]).toHaveLength(2);
});

it('finds everything for an empty search, and nothing for what is nowhere', () => {
  expect(found(' ')[0]).toHaveLength(2);
  expect(found('nowhere')).toEqual([[], []]);
});
