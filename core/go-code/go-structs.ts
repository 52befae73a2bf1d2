import type { GoStruct } from '../contract/host/go-code.ts';
import type { FieldType, ItemType, TypedField } from '../row-types/row-type.ts';
import type { GoPackages, GoPart } from './go-packages.ts';
import { type GoNode, goString } from './go-source.ts';

const mostStructs = 500;
const deepest = 6;

const scalars: Readonly<Record<string, FieldType>> = {
  string: 'text',
  bool: 'bool',
  float32: 'number',
  float64: 'number',
  byte: 'int',
  rune: 'int',
  any: 'mixed',
};

/** Structs with JSON tags as types of rows, of the packages in some folders. */
export function rowStructs(packages: GoPackages, folders: ReadonlySet<string>): GoStruct[] {
  const found: GoStruct[] = [];
  for (const source of packages.sources) {
    if (!folders.has(source.folder) || source.isGenerated || !/\bjson:/.test(source.text)) continue;
    for (const node of source.root().getChildren('TypeDecl'))
      for (const spec of (node.getChild('SpecList') ?? node).getChildren('TypeSpec')) {
        const struct = structOf(packages, { source, node: spec });
        if (struct && found.length < mostStructs) found.push(struct);
      }
  }
  return found;
}

function structOf(packages: GoPackages, part: GoPart): GoStruct | undefined {
  const { source, node } = part;
  const name = node.getChild('DefName');
  const body = node.getChild('StructType');
  if (name === null || body === null || !/\bjson:/.test(source.textOf(body))) return undefined;
  const fields = fieldsOf(packages, { source, node: body }, 0);
  if (fields.length === 0) return undefined;
  return {
    name: source.textOf(name),
    place: source.placeOf(name),
    row: { fields: fields.map((field) => ({ ...field, from: 'person' })) },
  };
}

/** The fields that encoding/json reads and writes, those of embedded structs among them. */
function fieldsOf(packages: GoPackages, { source, node }: GoPart, depth: number): TypedField[] {
  const found = new Map<string, TypedField>();
  for (const declaration of node.getChild('StructBody')?.getChildren('FieldDecl') ?? []) {
    packages.step();
    const tag = jsonTag(source.text, declaration);
    if (tag?.name === '-' && !tag.hasComma) continue;
    const names = declaration.getChildren('FieldName').map(source.textOf);
    const type = typeNode(declaration);
    if (type === null) continue;
    if (names.length === 0 && !tag?.name) {
      const embedded = depth < deepest ? structNamed(packages, { source, node: type }) : undefined;
      for (const field of embedded ? fieldsOf(packages, embedded, depth + 1) : [])
        if (!found.has(field.name)) found.set(field.name, field);
      continue;
    }
    const item = itemOf(packages, { source, node: type }, depth);
    for (const name of names.length === 0 ? [''] : names) {
      if (names.length > 0 && !/^\p{Lu}/u.test(name)) continue;
      const known = tag?.name || name;
      const isText = tag?.isText === true && ['number', 'int', 'bool'].some((scalar) => scalar === item.type);
      if (known !== '') found.set(known, { ...item, ...(isText ? { type: 'text' } : {}), name: known });
    }
  }
  return [...found.values()];
}

/** What stands between a field's names and its tag. */
function typeNode(declaration: GoNode): GoNode | null {
  for (let node = declaration.firstChild; node !== null; node = node.nextSibling)
    if (!['FieldName', ',', '*', 'LineComment', 'BlockComment'].includes(node.name)) return node;
  return null;
}

interface JsonTag {
  name: string;
  hasComma: boolean;
  /** `,string`: a number that is written as a text. */
  isText: boolean;
}

function jsonTag(text: string, declaration: GoNode): JsonTag | undefined {
  const written = declaration.getChild('String');
  const tag = written ? goString(text.slice(written.from, written.to)) : null;
  const value = /(?:^|\s)json:"((?:[^"\\]|\\.)*)"/.exec(tag ?? '')?.[1];
  if (value === undefined) return undefined;
  const [name = '', ...options] = value.split(',');
  return { name, hasComma: value.includes(','), isText: options.includes('string') };
}

function itemOf(packages: GoPackages, part: GoPart, depth: number): ItemType {
  const { source, node } = part;
  const inner = node.name === 'PointerType' ? node.lastChild : null;
  if (inner) return { ...itemOf(packages, { source, node: inner }, depth + 1), nullable: true };
  return { type: typeOf(packages, part, depth), nullable: false };
}

function typeOf(packages: GoPackages, part: GoPart, depth: number): FieldType {
  const { source, node } = part;
  packages.step();
  if (depth > deepest) return 'mixed';
  if (node.name === 'StructType') return { object: fieldsOf(packages, part, depth + 1) };
  if (node.name === 'SliceType' || node.name === 'ArrayType') {
    const item = node.lastChild;
    if (item === null || source.textOf(item) === 'byte') return 'text';
    return { list: itemOf(packages, { source, node: item }, depth + 1) };
  }
  const word = source.textOf(node);
  if (word === 'time.Time') return 'datetime';
  if (word === 'json.Number') return 'number';
  if (node.name !== 'TypeName' && node.name !== 'QualifiedType') return 'mixed';
  const scalar = scalars[word] ?? (/^u?int(?:8|16|32|64)?$/.test(word) ? 'int' : undefined);
  if (scalar !== undefined) return scalar;
  const named = declaredType(packages, part);
  return named ? typeOf(packages, named, depth + 1) : 'mixed';
}

/** What a named type of the program is made of. */
function declaredType(packages: GoPackages, { source, node }: GoPart): GoPart | undefined {
  const [first, second] = source.textOf(node).split('.');
  const path = second === undefined ? undefined : source.imports().get(first ?? '');
  const folder = second === undefined ? source.folder : packages.folderOf(path ?? '');
  const declared = folder === undefined ? undefined : packages.declared(folder, second ?? first ?? '');
  if (declared?.kind !== 'type') return undefined;
  const { part } = declared;
  const body = part.node.lastChild;
  return body === null || body.name === 'DefName' ? undefined : { source: part.source, node: body };
}

function structNamed(packages: GoPackages, { source, node }: GoPart): GoPart | undefined {
  const inner = node.name === 'PointerType' ? node.lastChild : node;
  const named = inner ? declaredType(packages, { source, node: inner }) : undefined;
  return named?.node.name === 'StructType' ? named : undefined;
}
