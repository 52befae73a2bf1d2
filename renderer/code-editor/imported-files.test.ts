import { expect, test } from 'vitest';
import { importedFiles } from './imported-files.ts';

function importedBy(files: Record<string, string>): string[] {
  return importedFiles(Object.entries(files).map(([path, text]) => ({ path, text }))).map(({ path }) => path);
}

test('finds what other files import, in each way that it can be named', () => {
  expect(
    importedBy({
      'functions/A.ts': "import type { Order } from './orders.ts';\nexport * from '../lib/prices';",
      'functions/B.js': "const { now } = await import('./time.js');\nimport './setup.mjs';",
      'functions/orders.ts': '',
      'lib/prices.ts': '',
      'functions/time.ts': '',
      'functions/setup.mjs': '',
      'functions/Alone.ts': "import type { Flow } from 'kisflow-studio';",
    }),
  ).toEqual(['functions/orders.ts', 'lib/prices.ts', 'functions/time.ts', 'functions/setup.mjs']);
});

test('finds nothing where an import leads out of the project or to no file', () => {
  expect(
    importedBy({ 'A.ts': "import '../../x.ts';\nimport './gone.ts';\nimport 'B.ts'", 'B.ts': '' }),
  ).toEqual([]);
});
