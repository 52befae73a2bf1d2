import { load } from 'js-yaml';
import { readConfig } from '../../core/config/read.ts';
import { measure, print } from './measure.ts';

const flows = 1_000;
const functions = 5_000;

/** Reading the files of a large project, beside js-yaml alone on the same texts. */
export async function bench(): Promise<void> {
  const texts = [
    ...Array.from({ length: flows }, (_, index) => flowText(index)),
    ...Array.from({ length: functions }, (_, index) => functionText(index)),
  ];
  const measured = await measure([
    {
      name: 'js-yaml',
      work: async () => {
        for (const text of texts) load(text);
      },
    },
    {
      name: 'readConfig',
      work: async () => {
        for (const text of texts) if (!readConfig(text).ok) throw new Error('a file cannot be read');
      },
    },
  ]);
  const alone = measured.time('js-yaml');
  const typed = measured.time('readConfig');
  print(`open: ${flows} flows and ${functions} functions`);
  print(`  js-yaml alone ${alone.toFixed(0)} ms, readConfig ${typed.toFixed(0)} ms`);
  print(`  ratio ${measured.ratio('readConfig', 'js-yaml').toFixed(2)} (target 1.50)`);
}

function flowText(index: number): string {
  const places = Array.from(
    { length: 8 },
    (_, place) => `  - fname: func_${index * 5 + place}
    params:
      threshold: ${place}
      label: "step ${place}"
`,
  );
  return `kistype: flow\nstatus: 1\nflow_name: flow_${index}\nflows:\n${places.join('')}`;
}

function functionText(index: number): string {
  return `kistype: func
fname: func_${index}
fmode: Calculate
source:
  name: Source ${index}
  must:
    - order_id
    - user_id
option:
  cname: ''
  retry_times: 3
  return_duration: 300
  default_params:
    limit: ${index}
    share: 0.5
`;
}
