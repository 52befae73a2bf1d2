import type { ExpressionType, Field } from '../../expr/types.ts';
import { propertyCode } from './literal.ts';

/** A field's type in TypeScript. */
export function typeCode({ type, nullable }: Field): string {
  const text = bareType(type);
  return nullable && text !== 'null' && text !== 'unknown' ? `${text} | null` : text;
}

function bareType(type: ExpressionType): string {
  switch (type.kind) {
    case 'double':
    case 'int':
    case 'timestamp':
      return 'number';
    case 'string':
      return 'string';
    case 'bool':
      return 'boolean';
    case 'null':
      return 'null';
    case 'any':
      return 'unknown';
    case 'list':
      return type.item.nullable ? `(${typeCode(type.item)})[]` : `${typeCode(type.item)}[]`;
    case 'object':
      return `{ ${[...type.fields].map(([name, field]) => `${propertyCode(name)}: ${typeCode(field)}`).join('; ')} }`;
  }
}
