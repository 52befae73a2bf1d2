import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readGo } from './read-go.ts';

const kis = 'github.com/aceld/kis-flow/kis';
const mod = { path: 'go.mod', text: 'module example.com/shop\n\ngo 1.22\n' };

function read(files: Record<string, string>) {
  return readGo(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    [mod],
  );
}
const names = (files: Record<string, string>) => read(files).functions.map(({ name }) => name);
const main = (body: string, imports = `"${kis}"`) => ({
  'main.go': `package main\n\nimport (\n\t"context"\n\t${imports}\n)\n\n${body}\n`,
});

test.each([
  ['the pool itself', main('func main() { kis.Pool().FaaS("A", a) }')],
  ['another name of the package', main('func main() { k.Pool().FaaS("A", a) }', `k "${kis}"`)],
  ['no name of the package', main('func main() { Pool().FaaS("A", a) }', `. "${kis}"`)],
  ['a pool in a variable', main('func main() { pool := kis.Pool(); pool.FaaS("A", a) }')],
  ['a pool of the package', main('var pool = kis.Pool()\nfunc init() { pool.FaaS("A", a) }')],
  ['a pool that is handed on', main('func add(p *kis.KisPool) { p.FaaS("A", a) }')],
  ['a pool in a struct', main('func (s *server) add() { s.pool.FaaS("A", a) }')],
  [
    'a pool from a function',
    main('func pool() *kis.KisPool { return kis.Pool() }\nfunc init() { pool().FaaS("A", a) }'),
  ],
  ['a constant', main('const name = "A"\nfunc init() { kis.Pool().FaaS(name, a) }')],
  ['a constant of the function', main('func init() { const n string = "A"; kis.Pool().FaaS(n, a) }')],
  ['a group of constants', main('const (\n\tb, c = "B", "A"\n)\nfunc init() { kis.Pool().FaaS(c, a) }')],
  ['a joined text', main('const p = "A"\nfunc init() { kis.Pool().FaaS("" + p + ``, a) }')],
  ['a converted name', main('type N string\nconst n N = "A"\nfunc init() { kis.Pool().FaaS(string(n), a) }')],
  ['a raw text', main('func init() { kis.Pool().FaaS(`A`, a) }')],
  ['an escape', main('func init() { kis.Pool().FaaS("\\u0041", a) }')],
  [
    'several lines',
    main('func init() {\n\tkis.\n\t\tPool().\n\t\tFaaS( // which\n\t\t\t"A", /* b */\n\t\t\ta,\n\t\t)\n}'),
  ],
  [
    'a map that is gone through',
    main('func init() { for n, f := range map[string]kis.FaaS{"A": a} { kis.Pool().FaaS(n, f) } }'),
  ],
  [
    'a list in a variable',
    main(
      'var all = []entry{{Name: "A", F: a}}\nfunc init() { for _, e := range all { kis.Pool().FaaS(e.Name, e.F) } }',
    ),
  ],
  [
    'a list without names of fields',
    main('func init() { for _, e := range []entry{{"A", a}} { kis.Pool().FaaS(e.name, e.f) } }'),
  ],
  [
    'a helper',
    main('func add(name string, f kis.FaaS) { kis.Pool().FaaS(name, f) }\nfunc init() { add("A", a) }'),
  ],
])('a function is found: %s', (_, files) => {
  expect(names(files)).toEqual(['A']);
});

test.each([
  ['in a comment', main('func main() {\n// kis.Pool().FaaS("A", a)\n/* kis.Pool().FaaS("A", a) */ }')],
  ['in a text', main('var s = `kis.Pool().FaaS("A", a)`\nvar t = "kis.Pool().FaaS(\\"A\\", a)"')],
  ['in a test', { 'a_test.go': main('func main() { kis.Pool().FaaS("A", a) }')['main.go'] ?? '' }],
  [
    'in a file that is never built',
    { 'a.go': `//go:build ignore\n\n${main('func main() { kis.Pool().FaaS("A", a) }')['main.go']}` },
  ],
  [
    'of something else',
    main(
      'type fake struct{}\nfunc (fake) FaaS(n string, f any) {}\nfunc main() { f := fake{}; f.FaaS("A", a) }',
    ),
  ],
  ['without KisFlow', { 'main.go': 'package main\nfunc main() { pool.FaaS("A", a) }' }],
])('none is found: %s', (_, files) => {
  expect(names(files)).toEqual([]);
});

test('names and functions of other packages and files are followed, with their places', () => {
  const found = read({
    'names/names.go': 'package names\n\nconst Score = "ScoreOrders"\n',
    'score/score.go': `package score

import "github.com/aceld/kis-flow/kis"

// Orders scores.
func Orders(ctx context.Context, flow kis.Flow, rows []Row) error {
	limit := flow.GetFuncParam("limit")
	return scale(flow, "factor")
}

func scale(flow kis.Flow, key string) error {
	v := flow.GetFuncParam(key)
	if v == "" {
		v = "1"
	}
	return nil
}
`,
    ...main(
      'func init() {\n\tkis.Pool().FaaS(names.Score, score.Orders)\n}',
      `"${kis}"\n\t"example.com/shop/names"\n\t"example.com/shop/score"`,
    ),
  });
  expect(found.functions).toEqual([
    {
      name: 'ScoreOrders',
      place: { path: 'names/names.go', line: 3, column: 15, endColumn: 28 },
      code: { path: 'score/score.go', line: 6, column: 6, endColumn: 12 },
      params: [
        {
          key: 'limit',
          hasDefault: false,
          place: { path: 'score/score.go', line: 7, column: 29, endColumn: 36 },
        },
        {
          key: 'factor',
          hasDefault: true,
          place: { path: 'score/score.go', line: 8, column: 21, endColumn: 29 },
        },
      ],
    },
  ]);
});

test('params are found by key or in all of them, in literals and methods, with what holds without them', () => {
  const { functions } = read(
    main(`const deep = "deep"
func init() {
	kis.Pool().FaaS("A", func(ctx context.Context, flow kis.Flow) error {
		all := flow.GetFuncParamAll()
		_ = all["one"]
		two, ok := all["two"]
		_ = flow.GetFuncParamAll()["three"] + flow.GetFuncParam(deep)
		n := orDefault(flow.GetFuncParam("four"), "4")
		f, err := strconv.ParseFloat(flow.GetFuncParam("five"), 64)
		return nil
	})
	kis.Pool().FaaS("B", (&handler{}).Handle)
	kis.Pool().FaaS("C", make(3))
	kis.Pool().FaaS("D", traced("D", kis.FaaS((&handler{}).Handle)))
}
func (h *handler) Handle(ctx context.Context, flow kis.Flow) error { _ = flow.GetFuncParam("b"); return nil }
func make(n int) kis.FaaS { return func(ctx context.Context, flow kis.Flow) error { flow.GetFuncParam("c"); return nil } }`),
  );
  expect(
    functions.map(({ name, params }) => [
      name,
      params.map(({ key, hasDefault }) => (hasDefault ? `${key}?` : key)),
    ]),
  ).toEqual([
    ['A', ['one', 'two?', 'deep', 'three', 'four?', 'five']],
    ['B', ['b']],
    ['C', ['c']],
    ['D', ['b']],
  ]);
});

test('connectors, flows made in code and names that only a run knows', () => {
  const { connectorInits, connectorCalls, flows, unnamed } = read(
    main(
      `func main() {
	kis.Pool().CaaSInit("Redis", open)
	kis.Pool().CaaS("Redis", "SaveOrders", common.S, save)
	kis.Pool().FaaS(os.Getenv("NAME"), a)
	f := flow.NewKisFlow(config.NewFlowConfig("Orders", common.FlowEnable))
	kis.Pool().AddFlow("Orders", f)
}
func save() {}`,
      `"${kis}"\n\t"github.com/aceld/kis-flow/config"`,
    ),
  );
  expect(connectorInits.map(({ name }) => name)).toEqual(['Redis']);
  expect(connectorCalls).toMatchObject([{ connector: 'Redis', func: 'SaveOrders', code: { line: 16 } }]);
  expect(flows.map(({ name }) => name)).toEqual(['Orders']);
  expect(unnamed).toMatchObject([{ kind: 'FaaS', place: { line: 12 } }]);
});

test('structs with tags are types of rows, as encoding/json reads them', () => {
  const { structs } = read({
    ...main('func main() { kis.Pool().FaaS("A", a) }', `"${kis}"\n\t"example.com/shop/rows"`),
    'rows/rows.go': `package rows

type Base struct { ID int64 \`json:"id"\` }
type Money float64
type Order struct {
	Base
	City   *string   \`json:"city,omitempty"\`
	Total  Money     \`json:"total"\`
	Paid   time.Time \`json:"paid"\`
	Lines  []*Line   \`json:"lines"\`
	Secret string    \`json:"-"\`
	secret string
	Open   bool
	Count  int \`json:"count,string" db:"n"\`
	At     struct { X, Y float32 } \`json:"at"\`
}
type Line struct { SKU string \`json:"sku"\`; Again *Order \`json:"again"\` }
`,
  });
  const order = structs.find(({ name }) => name === 'Order');
  expect(order?.place).toMatchObject({ path: 'rows/rows.go', line: 5 });
  expect(order?.row.fields.map(({ name, type, nullable }) => [name, type, nullable])).toMatchObject([
    ['id', 'int', false],
    ['city', 'text', true],
    ['total', 'number', false],
    ['paid', 'datetime', false],
    ['lines', { list: { nullable: true } }, false],
    ['Open', 'bool', false],
    ['count', 'text', false],
    ['at', { object: [{ name: 'X' }, { name: 'Y' }] }, false],
  ]);
});

test('what a tool wrote registers, but its params and types are its own', () => {
  const text = main(
    'func init() { kis.Pool().FaaS("A", a) }\nfunc a(ctx context.Context, flow kis.Flow) error { flow.GetFuncParam("k"); return nil }\ntype R struct { A int `json:"a"` }',
  );
  const { functions, structs } = read({
    'main.go': `// Code generated by x. DO NOT EDIT.\n${text['main.go']}`,
  });
  expect(functions).toMatchObject([{ name: 'A', params: [] }]);
  expect(structs).toEqual([]);
});

test('names that go in circles, and more than is read, end', () => {
  expect(
    read(
      main(
        'const a, b = b, a\nfunc f(n string) { f(n); kis.Pool().FaaS(n + a, f) }\nfunc init() { kis.Pool().FaaS(a, g); g := g }',
      ),
    ).unnamed,
  ).toHaveLength(2);
  const calls = 'kis.Pool().FaaS("A", a)\n'.repeat(50);
  const files = Object.entries(main(`func init() {\n${calls}}`)).map(([path, text]) => ({ path, text }));
  expect(readGo(files, [], { characters: 100, steps: 1e6 }).isPartial).toBe(true);
  expect(readGo(files, [], { characters: 1e6, steps: 300 }).isPartial).toBe(true);
});

const piece = fc.constantFrom(
  ...'kis.Pool() . FaaS CaaS CaaSInit ( ) { } [ ] , ; := = == + "A" "k" `r` ` " \\ // /* */ \n a b f flow.GetFuncParam GetFuncParamAll() func for range map[string]kis.FaaS var const type struct `json:"a"` if return string _ * & - import package'.split(
    ' ',
  ),
  '\n',
  ' ',
  '\u0000',
  '城',
  '\ud800',
);

test('any text is read', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 120 }), fc.array(piece, { maxLength: 60 }), (one, other) => {
      const head = `package p\nimport "${kis}"\n`;
      const found = read({
        'a.go': head + one.join(' '),
        'b/b.go': other.join(''),
        'c.go': head + other.join(' '),
      });
      expect(found.isPartial).toBe(false);
    }),
    { numRuns: 300 },
  );
});
