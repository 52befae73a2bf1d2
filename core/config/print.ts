import { byNaturalOrder } from './natural-order.ts';
import type { ConfigFile, ConnConfig, FlowConfig, FuncConfig, GlobalConfig, Params } from './types.ts';
import { endLine, isSimpleKey, printScalar, printScalarSafely } from './yaml-print.ts';

type Field = readonly [key: string, value: string | number | boolean | readonly string[] | Params | Struct];
interface Struct {
  fields: readonly Field[];
}

/**
 * A config file's text, byte for byte as KisFlow's exporter writes it (file/config_export.go, by yaml.v3): every field in
 * the struct's order, 4 blanks of indentation, maps sorted, no comments.
 */
export function printConfig(file: ConfigFile): string {
  return new ConfigPrinter(printScalar).file(file);
}

/** The same, except for strings that yaml.v3 itself would not read back as they were: those are in double quotes. */
export function printConfigSafely(file: ConfigFile): string {
  return new ConfigPrinter(printScalarSafely).file(file);
}

class ConfigPrinter {
  readonly #scalar: typeof printScalar;

  constructor(scalar: typeof printScalar) {
    this.#scalar = scalar;
  }

  file(file: ConfigFile): string {
    if (file.kind === 'flow') return this.#flow(file.config);
    if (file.kind === 'func') return this.#fields(funcFields(file.config), 0);
    return this.#fields(file.kind === 'conn' ? connFields(file.config) : globalFields(file.config), 0);
  }

  #flow({ kistype, status, flow_name, flows }: FlowConfig): string {
    const head: Field[] = [
      ['kistype', kistype],
      ['status', status],
      ['flow_name', flow_name],
    ];
    if (flows.length === 0) return `${this.#fields(head, 0)}flows: []\n`;
    const places = flows.map(({ fname, params }) => {
      const fields: Field[] = [
        ['fname', fname],
        ['params', params],
      ];
      return `    - ${this.#fields(fields, 6).trimStart()}`;
    });
    return `${this.#fields(head, 0)}flows:\n${places.join('')}`;
  }

  #fields(fields: readonly Field[], indent: number): string {
    return fields.map(([key, value]) => `${' '.repeat(indent)}${key}:${this.#value(value, indent)}`).join('');
  }

  #value(value: Field[1], indent: number): string {
    if (typeof value === 'string') return ` ${endLine(this.#scalar(value, nextIndent(indent)))}`;
    if (typeof value === 'number') return ` ${printInt(value)}\n`;
    if (typeof value === 'boolean') return ` ${value}\n`;
    const inner = nextIndent(indent);
    if (isList(value)) return value.length === 0 ? ' []\n' : `\n${this.#list(value, inner)}`;
    if (isStruct(value)) return `\n${this.#fields(value.fields, inner)}`;
    return this.#params(value, inner);
  }

  #list(items: readonly string[], indent: number): string {
    return items.map((item) => `${' '.repeat(indent)}- ${endLine(this.#scalar(item, indent + 2))}`).join('');
  }

  #params(params: Params, indent: number): string {
    const entries = Object.entries(params).sort(([left], [right]) => byNaturalOrder(left, right));
    if (entries.length === 0) return ' {}\n';
    return `\n${entries.map(([key, value]) => `${' '.repeat(indent)}${this.#entry(key, value, indent)}`).join('')}`;
  }

  /** One entry of a map at this indentation; the first line's own indentation is left to the caller. */
  #entry(key: string, value: string, indent: number): string {
    const inner = nextIndent(indent);
    const printed = endLine(this.#scalar(value, inner));
    if (isSimpleKey(key)) return `${this.#scalar(key, inner, true)}: ${printed}`;
    return `? ${endLine(this.#scalar(key, inner))}${' '.repeat(indent)}: ${printed}`;
  }
}

function funcFields({ kistype, fname, fmode, source, option }: FuncConfig): Field[] {
  const sourceFields: Field[] = [
    ['name', source.name],
    ['must', source.must],
  ];
  const optionFields: Field[] = [
    ['cname', option.cname],
    ['retry_times', option.retry_times],
    ['return_duration', option.return_duration],
    ['default_params', option.default_params],
  ];
  return [
    ['kistype', kistype],
    ['fname', fname],
    ['fmode', fmode],
    ['source', { fields: sourceFields }],
    ['option', { fields: optionFields }],
  ];
}

function connFields({ kistype, cname, addrs, type, key, params, load, save }: ConnConfig): Field[] {
  return [
    ['kistype', kistype],
    ['cname', cname],
    ['addrs', addrs],
    ['type', type],
    ['key', key],
    ['params', params],
    ['load', load],
    ['save', save],
  ];
}

function globalFields(config: GlobalConfig): Field[] {
  return [
    ['kistype', config.kistype],
    ['prometheus_enable', config.prometheus_enable],
    ['prometheus_listen', config.prometheus_listen],
    ['prometheus_serve', config.prometheus_serve],
  ];
}

function isList(value: readonly string[] | Params | Struct): value is readonly string[] {
  return Array.isArray(value);
}

function isStruct(value: Params | Struct): value is Struct {
  return Array.isArray(value['fields']);
}

/** yaml.v3 indents to the next multiple of 4. */
export function nextIndent(indent: number): number {
  return 4 * Math.floor((indent + 4) / 4);
}

/** An int as Go holds it: without an exponent, however large. */
function printInt(value: number): string {
  const whole = Math.trunc(value) || 0;
  if (whole >= 2 ** 63) return '9223372036854775807';
  return Number.isSafeInteger(whole) || !Number.isFinite(whole) ? String(whole) : String(BigInt(whole));
}
