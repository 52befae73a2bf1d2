import { type ConfigDocument, readConfig } from '../../core/config/read.ts';
import type {
  ConfigPath,
  ConnConfig,
  FlowConfig,
  FuncConfig,
  GlobalConfig,
} from '../../core/config/types.ts';
import type { ErrorCode } from '../../core/errors/catalogue.ts';
import { CodedError, type SourcePlace } from '../../core/errors/coded-error.ts';
import type { ConfigText } from './walk-yaml.ts';

/** A config with the place of each of its values. */
export interface PlacedConfig<Config> {
  readonly config: Config;
  /** Where a value stands in its file; the file alone when it is not written there. */
  placeOf(path: ConfigPath): SourcePlace;
}

/** All configs of a project by name, as `allConfig` of file/config_import.go. */
export interface AllConfig {
  readonly flows: Map<string, PlacedConfig<FlowConfig>>;
  readonly funcs: Map<string, PlacedConfig<FuncConfig>>;
  readonly conns: Map<string, PlacedConfig<ConnConfig>>;
}

export function emptyConfig(): AllConfig {
  return { flows: new Map(), funcs: new Map(), conns: new Map() };
}

/**
 * Reads one file and adds what it configures; a global config is answered, since it takes effect at once. Throws a CodedError with
 * file, line and column for what KisFlow refuses. A flow with status 0 is left out, unchecked (trap 21).
 */
export function addConfigFile(all: AllConfig, { path, text }: ConfigText): GlobalConfig | undefined {
  const result = readConfig(text);
  if (!result.ok) {
    const { code, params, range } = result.problem;
    throw new CodedError(code, params, { file: path, line: range.line, column: range.column });
  }
  const { document } = result;
  const placeOf = placesOf(path, document);
  switch (document.kind) {
    case 'flow': {
      const { config } = document;
      if (config.status !== 0)
        add(all.flows, config.flow_name, { config, placeOf }, 'flow_name', 'import.repeat-flow');
      return undefined;
    }
    case 'func':
      add(
        all.funcs,
        document.config.fname,
        { config: document.config, placeOf },
        'fname',
        'import.repeat-func',
      );
      return undefined;
    case 'conn':
      add(
        all.conns,
        document.config.cname,
        { config: document.config, placeOf },
        'cname',
        'import.repeat-conn',
      );
      return undefined;
    case 'global':
      return document.config;
  }
}

function add<Config>(
  known: Map<string, PlacedConfig<Config>>,
  name: string,
  placed: PlacedConfig<Config>,
  nameKey: string,
  repeated: ErrorCode,
): void {
  const first = known.get(name);
  if (first !== undefined)
    throw new CodedError(repeated, { name, first: first.placeOf([]).file ?? '' }, placed.placeOf([nameKey]));
  known.set(name, placed);
}

function placesOf(file: string, document: ConfigDocument): (path: ConfigPath) => SourcePlace {
  return (path) => {
    const range = path.length === 0 ? undefined : document.rangeOf(path);
    return range === undefined ? { file } : { file, line: range.line, column: range.column };
  };
}
