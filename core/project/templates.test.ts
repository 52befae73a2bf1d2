import { describe, expect, it } from 'vitest';
import { functionModes } from '../config/types.ts';
import { lintProject } from '../lint/lint.ts';
import { createConnector, createConnectorCode, createFlow, createFunction } from './edits/create.ts';
import { insertFunctions } from './edits/flow.ts';
import { createProject } from './project.ts';

const cases = functionModes.flatMap((mode) =>
  (['ts', 'js'] as const).flatMap((language) => ['', 'Store'].map((cname) => ({ mode, language, cname }))),
);

describe('the first code of a function', () => {
  it.each(cases)(
    'of mode $mode in $language with the connector "$cname" has no finding',
    ({ mode, language, cname }) => {
      const isStore = mode === 'Save' || mode === 'Load';
      if (cname !== '' && !isStore) return;
      let project = createFlow(createProject('p', []), 'F');
      if (cname !== '')
        project = createConnectorCode(createConnector(project, cname, 'redis'), cname, language);
      project = createFunction(project, 'First', mode, language, { cname });
      project = insertFunctions(project, 'F', 0, [{ fname: 'First' }]);
      const code = lintProject(project).filter(
        ({ path }) => path.startsWith('functions/') || path.startsWith('connectors/'),
      );
      expect(code).toEqual([]);
    },
  );
});
