import type { ConfigFile, ConfigPath, ConnConfig, FlowConfig, FuncConfig, Params } from './types.ts';

/** A text of a config: the value at a path, or its key. */
export interface TextPlace {
  path: ConfigPath;
  text: string;
  isKey: boolean;
}

type Change = (place: TextPlace) => string;

/** A config with every text but its `kistype` changed: names and other fields, lists, params and their keys. */
export function mapTexts(file: ConfigFile, change: Change): ConfigFile {
  const texts = new TextMapper(change);
  switch (file.kind) {
    case 'flow':
      return { kind: 'flow', config: texts.flow(file.config) };
    case 'func':
      return { kind: 'func', config: texts.func(file.config) };
    case 'conn':
      return { kind: 'conn', config: texts.conn(file.config) };
    case 'global': {
      const { config } = file;
      const prometheus_serve = texts.text(config.prometheus_serve, 'prometheus_serve');
      return { kind: 'global', config: { ...config, prometheus_serve } };
    }
  }
}

class TextMapper {
  readonly #change: Change;

  constructor(change: Change) {
    this.#change = change;
  }

  text(text: string, ...path: ConfigPath): string {
    return this.#change({ path, text, isKey: false });
  }

  flow(config: FlowConfig): FlowConfig {
    const flows = config.flows.map(({ fname, params }, index) => ({
      fname: this.text(fname, 'flows', index, 'fname'),
      params: this.#params(params, 'flows', index, 'params'),
    }));
    return { ...config, flow_name: this.text(config.flow_name, 'flow_name'), flows };
  }

  func(config: FuncConfig): FuncConfig {
    const { source, option } = config;
    return {
      ...config,
      fname: this.text(config.fname, 'fname'),
      fmode: this.text(config.fmode, 'fmode'),
      source: {
        name: this.text(source.name, 'source', 'name'),
        must: this.#list(source.must, 'source', 'must'),
      },
      option: {
        ...option,
        cname: this.text(option.cname, 'option', 'cname'),
        default_params: this.#params(option.default_params, 'option', 'default_params'),
      },
    };
  }

  conn(config: ConnConfig): ConnConfig {
    return {
      ...config,
      cname: this.text(config.cname, 'cname'),
      addrs: this.text(config.addrs, 'addrs'),
      type: this.text(config.type, 'type'),
      key: this.text(config.key, 'key'),
      params: this.#params(config.params, 'params'),
      load: this.#list(config.load, 'load'),
      save: this.#list(config.save, 'save'),
    };
  }

  #list(texts: readonly string[], ...path: ConfigPath): string[] {
    return texts.map((text, index) => this.text(text, ...path, index));
  }

  #params(params: Params, ...path: ConfigPath): Params {
    const entries = Object.entries(params).map(([key, value]) => [
      this.#change({ path: [...path, key], text: key, isKey: true }),
      this.text(value, ...path, key),
    ]);
    return Object.fromEntries(entries);
  }
}
