import fc from 'fast-check';
import type { ConfigFile, FlowFunction } from './types.ts';

const odd = [
  '',
  '1',
  '0x10',
  'yes',
  'null',
  '~',
  '<<',
  '=',
  'a: b',
  'a #b',
  ' lead',
  'trail ',
  '- x',
  "it's",
  '{a}',
  '[b',
  'x, y',
  '0.50',
  '2024-01-05',
  '中文',
  '🚀',
  'a\nb',
  'a\nb\n',
  '\n',
  '\ta',
  'a\r\nb',
  '\u2028',
  '"q"',
  '@x',
  '!t',
  '&a',
  '*a',
  '%d',
  'k:',
  '#c',
  '__proto__',
];

export const text = fc.oneof(
  fc.constantFrom(...odd),
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
export const params = fc.dictionary(text, text, { maxKeys: 4 });
export const place: fc.Arbitrary<FlowFunction> = fc.record({ fname: text, params });

const int = fc.integer({ min: -5, max: 100_000 });
const texts = fc.array(text, { maxLength: 4 });

/** Any config of any kind, with strings that YAML makes difficult. */
export const configFile: fc.Arbitrary<ConfigFile> = fc.oneof(
  fc.record({
    kind: fc.constant('flow' as const),
    config: fc.record({
      kistype: fc.constant('flow'),
      status: int,
      flow_name: text,
      flows: fc.array(place, { maxLength: 4 }),
    }),
  }),
  fc.record({
    kind: fc.constant('func' as const),
    config: fc.record({
      kistype: fc.constant('func'),
      fname: text,
      fmode: text,
      source: fc.record({ name: text, must: texts }),
      option: fc.record({ cname: text, retry_times: int, return_duration: int, default_params: params }),
    }),
  }),
  fc.record({
    kind: fc.constant('conn' as const),
    config: fc.record({
      kistype: fc.constant('conn'),
      cname: text,
      addrs: text,
      type: text,
      key: text,
      params,
      load: texts,
      save: texts,
    }),
  }),
  fc.record({
    kind: fc.constant('global' as const),
    config: fc.record({
      kistype: fc.constant('global'),
      prometheus_enable: fc.boolean(),
      prometheus_listen: fc.boolean(),
      prometheus_serve: text,
    }),
  }),
);
