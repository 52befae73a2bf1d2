import { goString } from '../expr/go/go-literal.ts';
import { exportedName } from '../expr/go/go-types.ts';
import { safeFileName } from '../project/file-names.ts';
import type { ConnEntry, ProjectModel } from '../project/model.ts';
import { commentLines, setupComment } from './go-comments.ts';
import type { GoFunction, GoPackage } from './go-package.ts';
import { printStructs } from './go-structs.ts';
import { generatedHeader } from './kisrt-files.ts';

/** How the package is called, and where it is imported from. */
export interface GoNaming {
  readonly module: string;
  /** `main`, or the name of a package that others import. */
  readonly package: string;
  /** Whether the rows of connectors lie in files, by the rules of the sample store. */
  readonly withStore: boolean;
}

const yoursHeader =
  '// Made by kisflow-studio export --go. Yours to fill in: exporting again does not overwrite it.\n';

/** The structs of all rows. */
export function rowsFile({ types }: GoPackage, naming: GoNaming): string {
  return `${generatedHeader}\npackage ${naming.package}\n${types.structs.length === 0 ? '' : `\n${printStructs(types.structs)}`}`;
}

/** The built-ins; undefined when there are none. */
export function functionsFile({ functions }: GoPackage, naming: GoNaming): string | undefined {
  const written = functions.flatMap((one) =>
    one.code === undefined ? [] : [`${comment(one)}\n${one.code}`],
  );
  if (written.length === 0) return undefined;
  return `${generatedHeader}
package ${naming.package}

import (
	"context"

	"github.com/aceld/kis-flow/kis"

	${goString(`${naming.module}/kisrt`)}
)

${written.join('\n')}`;
}

function comment({ entry, goName }: GoFunction): string {
  const { builtin = '', ...setup } = entry.config.option.default_params;
  const lines = setupComment(setup);
  const [mark] = commentLines(builtin);
  return [
    `// ${goName} is the built-in ${(mark ?? '').replace('//\t', '')}.`,
    ...(lines.length === 0 ? [] : ['//', ...lines]),
  ].join('\n');
}

/** The file of a function that a person writes, with its TypeScript above it. */
export function stubFile(
  { entry, goName, input }: GoFunction,
  typescript: string | undefined,
  naming: GoNaming,
): string {
  const rows = input === undefined ? 'map[string]interface{}' : input.name;
  const code =
    typescript === undefined
      ? []
      : ['// What it does in the Studio:', '//', ...commentLines(typescript.trimEnd()), ''];
  return `${yoursHeader}
package ${naming.package}

import (
	"context"
	"fmt"

	"github.com/aceld/kis-flow/kis"

	${goString(`${naming.module}/kisrt`)}
)

${code.join('\n')}${code.length === 0 ? '' : '\n'}// ${goName} gets copies of its rows. Commit pointers: they go on to the next function as they are.
func ${goName}(ctx context.Context, flow kis.Flow, rows []${rows}) error {
	return fmt.Errorf(${goString(`${entry.name.replaceAll('%', '%%')}: %w`)}, kisrt.ErrNotWritten)
}
`;
}

/** The file of a connector: opening it, and a call for each function that uses it. */
export function connectorFile(connector: ConnEntry, users: readonly GoFunction[], naming: GoNaming): string {
  const name = exportedName(connector.name);
  const calls = users.map(
    (user) => `
// ${name}${user.goName} ${exchangeComment(user)}.
func ${name}${user.goName}(ctx context.Context, conn kis.Connector, fn kis.Function, flow kis.Flow, args interface{}) (interface{}, error) {
	return nil, errors.New(${goString(`${connector.name} is not written in Go yet`)})
}
`,
  );
  const imports =
    calls.length === 0
      ? ['"github.com/aceld/kis-flow/kis"']
      : ['"context"', '"errors"', '', '"github.com/aceld/kis-flow/kis"'];
  return `${yoursHeader}
package ${naming.package}

import (
${imports.map((line) => (line === '' ? '' : `\t${line}`)).join('\n')}
)

// ${name}Init opens the storage. KisFlow calls it once for each function that uses the connector, forks included.
func ${name}Init(conn kis.Connector) error {
	return nil
}
${calls.join('')}`;
}

/** What a connector's call is for, what it gets and what it has to give. */
function exchangeComment({ entry, goName, exchange }: GoFunction): string {
  const isSave = entry.config.fmode === 'Save';
  if (exchange === undefined)
    return `${isSave ? 'stores what' : 'loads rows for'} ${goName}${isSave ? ' hands over' : ''}`;
  const { args, rows } = exchange;
  if (isSave) return `stores what ${goName} hands over: args is ${args}`;
  if (args === undefined)
    return `loads all rows for ${goName}: args is nil, and they are given back as ${rows}`;
  return `loads rows for ${goName}: args is ${args}, each once, and the rows that any of them describes are given back as ${rows}`;
}

/** The functions that call a connector. */
export function usersOf(connector: ConnEntry, { functions }: GoPackage): GoFunction[] {
  return functions.filter(
    ({ entry: { config } }) =>
      config.option.cname === connector.name && ['Save', 'Load'].includes(config.fmode),
  );
}

/** The file with a connector's rows, of the exported sample store. */
export function storeFileName(cname: string): string {
  return `${safeFileName(cname)}.jsonl`;
}

/** What makes all of it known to KisFlow. */
export function registerFile(made: GoPackage, model: ProjectModel, naming: GoNaming): string {
  const functions = made.functions.map(({ entry, goName, code }) => {
    const traced = `kisrt.Traced${code === undefined ? 'Rows' : ''}(${goName})`;
    return `\tpool.FaaS(${goString(entry.name)}, ${traced})`;
  });
  const connectors = model.connectors.flatMap((connector) => {
    const name = exportedName(connector.name);
    const { withStore } = naming;
    const inStore = `kisrt.InStore(${goString(storeFileName(connector.name))})`;
    const calls = usersOf(connector, made).map(
      ({ entry, goName }) =>
        `\tpool.CaaS(${goString(connector.name)}, ${goString(entry.name)}, common.${entry.config.fmode === 'Save' ? 'S' : 'L'}, ${withStore ? inStore : `kisrt.Connected(${name}${goName})`})`,
    );
    const open = withStore ? 'kisrt.NothingToOpen' : `kisrt.Opened(${name}Init)`;
    return [`\tpool.CaaSInit(${goString(connector.name)}, ${open})`, ...calls];
  });
  const hasCommon = connectors.some((line) => line.includes('common.'));
  const setups = made.functions.flatMap(({ entry, compiled }) =>
    compiled.map(([key, text]) => `\t{${[entry.name, key, text].map(goString).join(', ')}},`),
  );
  const decoders = made.flows.flatMap(({ entry, rows }) =>
    rows === undefined ? [] : [`\tcase ${goString(entry.name)}:`, `\t\treturn kisrt.Decode[${rows.name}]`],
  );
  return `${generatedHeader}
package ${naming.package}

import (
${hasCommon ? '\t"github.com/aceld/kis-flow/common"\n' : ''}	"github.com/aceld/kis-flow/kis"

	${goString(`${naming.module}/kisrt`)}
)

// Register makes every function and connector known to KisFlow. Call it once, before the import of conf.
func Register() {
	pool := kis.Pool()
${[...functions, ...connectors].join('\n')}
}

// CheckSetups says when the YAML that was imported has another setup than the one that this code was made from.
func CheckSetups(flow kis.Flow) error {
	return kisrt.CheckSetups(flow, setups)
}

var setups = [][3]string{${setups.length === 0 ? '' : `\n${setups.join('\n')}\n`}}

// DecoderOf gives what reads a row of a flow from JSON.
func DecoderOf(flow string) func([]byte) (interface{}, error) {
	switch flow {
${decoders.join('\n')}${decoders.length === 0 ? '' : '\n'}	}
	return kisrt.DecodeAny
}
`;
}
