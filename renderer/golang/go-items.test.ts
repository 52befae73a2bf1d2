import { expect, test } from 'vitest';
import { readGo } from '../../core/go-code/read-go.ts';
import { projectModel } from '../../core/project/model.ts';
import { createProject } from '../../core/project/project.ts';
import { goItems } from './go-items.ts';

test('what Go and the YAML have, which of it both know, and where it is in Go', () => {
  const model = projectModel(
    createProject('p', [
      { path: 'conf/func-A.yml', text: 'kistype: func\nfname: A\nfmode: Calculate\n' },
      { path: 'conf/func-B.yml', text: 'kistype: func\nfname: B\nfmode: Calculate\n' },
      { path: 'conf/conn-C.yml', text: 'kistype: conn\ncname: C\ntype: redis\n' },
    ]),
  );
  const text = `package main
import "github.com/aceld/kis-flow/kis"
func init() {
	kis.Pool().FaaS("B", b)
	kis.Pool().FaaS("D", other)
}
func b(ctx context.Context, flow kis.Flow) error { return nil }
`;
  const code = { ...readGo([{ path: 'main.go', text }]), folder: '', unread: [] };
  const { functions, connectors } = goItems(model, code);
  expect(functions.map(({ name, side, place }) => [name, side, place?.line])).toEqual([
    ['A', 'yaml', undefined],
    ['B', 'both', 7],
    ['D', 'go', 5],
  ]);
  expect(connectors.map(({ name, side }) => [name, side])).toEqual([['C', 'yaml']]);
});
