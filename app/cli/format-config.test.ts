import { expect, test } from 'vitest';
import { formatConfig } from './format-config.ts';

test('a file without comments gets KisFlow’s export form', () => {
  const text = 'flow_name: F\nkistype: flow\nflows:\n- fname: A\n  params: {b: 1.50}\nstatus: 1\n';
  expect(formatConfig(text)).toBe(
    'kistype: flow\nstatus: 1\nflow_name: F\nflows:\n    - fname: A\n      params:\n        b: "1.50"\n',
  );
});

test('comments, order, quotes and unknown keys stay; the indentation changes', () => {
  const text =
    "# made by hand\nkistype: func\nfname: 'A' # the first\nfmode: Verify\noption:\n  retry_duration: 5\n";
  expect(formatConfig(text)).toBe(
    "# made by hand\nkistype: func\nfname: 'A' # the first\nfmode: Verify\noption:\n    retry_duration: 5\n",
  );
});

test('formatting twice is formatting once', () => {
  for (const text of [
    'kistype: conn\ncname: c\naddrs: a\nkey: "#1"\n',
    '# x\nkistype: flow\nflows: # none\n  []\n',
  ]) {
    const once = formatConfig(text);
    expect(once === null ? null : formatConfig(once)).toBe(once);
  }
});

test('what cannot be read is not formatted', () => {
  expect(formatConfig('fname: [')).toBeNull();
});
