import type {
  ConfigFile,
  ConfigKind,
  ConfigPath,
  ConnConfig,
  FlowConfig,
  FlowFunction,
  FuncConfig,
  GlobalConfig,
  Params,
} from './types.ts';
import type { Decoder } from './yaml-decoder.ts';
import type { YamlNode } from './yaml-nodes.ts';

/** A key that no field takes. */
export interface UnknownNode {
  path: ConfigPath;
  node: YamlNode;
}

type Fields = Record<string, (value: YamlNode) => void>;

/** Decodes one file into KisFlow's structs (config/*.go), noting the keys that no field takes. */
export class KindReader {
  readonly unknownKeys: UnknownNode[] = [];
  readonly #decoder: Decoder;

  constructor(decoder: Decoder) {
    this.#decoder = decoder;
  }

  read(kind: ConfigKind, root: YamlNode): ConfigFile {
    if (kind === 'flow') return { kind, config: this.#flow(root) };
    if (kind === 'func') return { kind, config: this.#func(root) };
    return kind === 'conn' ? { kind, config: this.#conn(root) } : { kind, config: this.#global(root) };
  }

  #flow(root: YamlNode): FlowConfig {
    const config: FlowConfig = { kistype: '', status: 0, flow_name: '', flows: [] };
    this.#struct([], root, {
      kistype: (node) => (config.kistype = this.#text(node)),
      status: (node) => (config.status = this.#int(node)),
      flow_name: (node) => (config.flow_name = this.#text(node)),
      flows: (node) => {
        const places: FlowFunction[] = [];
        this.#decoder.list(node, (item) => {
          const place = this.#place(item, places.length);
          if (place) places.push(place);
        });
        config.flows = places;
      },
    });
    return config;
  }

  #place(item: YamlNode, index: number): FlowFunction | undefined {
    const place: FlowFunction = { fname: '', params: {} };
    return this.#struct(['flows', index], item, {
      fname: (node) => (place.fname = this.#text(node)),
      params: (node) => (place.params = this.#params(node)),
    })
      ? place
      : undefined;
  }

  #func(root: YamlNode): FuncConfig {
    const source: FuncConfig['source'] = { name: '', must: [] };
    const option: FuncConfig['option'] = {
      cname: '',
      retry_times: 0,
      return_duration: 0,
      default_params: {},
    };
    const config: FuncConfig = { kistype: '', fname: '', fmode: '', source, option };
    this.#struct([], root, {
      kistype: (node) => (config.kistype = this.#text(node)),
      fname: (node) => (config.fname = this.#text(node)),
      fmode: (node) => (config.fmode = this.#text(node)),
      source: (value) =>
        this.#struct(['source'], value, {
          name: (node) => (source.name = this.#text(node)),
          must: (node) => (source.must = this.#texts(node)),
        }),
      option: (value) =>
        this.#struct(['option'], value, {
          cname: (node) => (option.cname = this.#text(node)),
          retry_times: (node) => (option.retry_times = this.#int(node)),
          return_duration: (node) => (option.return_duration = this.#int(node)),
          default_params: (node) => (option.default_params = this.#params(node)),
        }),
    });
    return config;
  }

  #conn(root: YamlNode): ConnConfig {
    const config: ConnConfig = {
      kistype: '',
      cname: '',
      addrs: '',
      type: '',
      key: '',
      params: {},
      load: [],
      save: [],
    };
    this.#struct([], root, {
      kistype: (node) => (config.kistype = this.#text(node)),
      cname: (node) => (config.cname = this.#text(node)),
      addrs: (node) => (config.addrs = this.#text(node)),
      type: (node) => (config.type = this.#text(node)),
      key: (node) => (config.key = this.#text(node)),
      params: (node) => (config.params = this.#params(node)),
      load: (node) => (config.load = this.#texts(node)),
      save: (node) => (config.save = this.#texts(node)),
    });
    return config;
  }

  #global(root: YamlNode): GlobalConfig {
    const config: GlobalConfig = {
      kistype: '',
      prometheus_enable: false,
      prometheus_listen: false,
      prometheus_serve: '',
    };
    this.#struct([], root, {
      kistype: (node) => (config.kistype = this.#text(node)),
      prometheus_enable: (node) => (config.prometheus_enable = this.#decoder.bool(node) ?? false),
      prometheus_listen: (node) => (config.prometheus_listen = this.#decoder.bool(node) ?? false),
      prometheus_serve: (node) => (config.prometheus_serve = this.#text(node)),
    });
    return config;
  }

  #struct(path: ConfigPath, value: YamlNode, fields: Fields): true | undefined {
    const unknown = (node: YamlNode, name: string) => this.unknownKeys.push({ path: [...path, name], node });
    return this.#decoder.struct(value, { fields, unknown });
  }

  #text(node: YamlNode): string {
    return this.#decoder.string(node) ?? '';
  }

  #int(node: YamlNode): number {
    return this.#decoder.int(node) ?? 0;
  }

  #texts(node: YamlNode): string[] {
    return this.#decoder.list(node, (item) => this.#decoder.string(item)) ?? [];
  }

  #params(node: YamlNode): Params {
    const params: Params = {};
    this.#decoder.textMap(node, params);
    return params;
  }
}
