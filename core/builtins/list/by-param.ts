import type { ParamDefinition } from '../param.ts';
import { words } from '../words.ts';

/** Fields whose values part the rows into groups that are worked on apart. */
export const byParam: ParamDefinition = {
  key: 'by',
  format: { kind: 'fields', rename: false },
  live: false,
  required: false,
  default: '',
  title: words('For each', '分组'),
  help: words(
    'Begins anew for each value of these fields. Empty: all rows together.',
    '按这些字段的值分别计算。留空：所有行一起。',
  ),
};
