import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import { ExpressionError } from './problem.ts';
import type { Place, Syntax } from './syntax.ts';

/** UTF-16 code units of an expression. */
export const longestText = 4_096;
/** How deep an expression may be nested. */
export const deepest = 64;

const parser = new Environment({
  limits: { maxAstNodes: longestText, maxDepth: deepest, maxListElements: 1_000, maxCallArguments: 32 },
});

/** Reads a CEL expression. Throws an ExpressionError at the first character that is wrong. */
export function parseExpression(text: string): Syntax {
  if (text.length > longestText)
    throw new ExpressionError('expr.too-long', { start: longestText, end: text.length }, { longestText });
  if (text.trim() === '') throw new ExpressionError('expr.empty', { start: 0, end: text.length });
  return toSyntax(parsed(text), 0);
}

function parsed(text: string): ASTNode {
  try {
    return parser.parse(text).ast;
  } catch (thrown) {
    if (thrown instanceof ParseError) throw parseProblem(text, thrown);
    throw thrown;
  }
}

/** The parser's words are English and speak of tokens: what is said comes from its code and the place. */
function parseProblem(text: string, { code, message, range }: ParseError): ExpressionError {
  const place: Place = { start: range?.start ?? 0, end: range?.end ?? text.length };
  const found = text.slice(place.start, place.end);
  switch (code) {
    case 'unterminated_string':
    case 'unterminated_triple_quoted_string':
    case 'newline_in_string':
      return new ExpressionError('expr.text-not-closed', place);
    case 'reserved_identifier':
      return new ExpressionError('expr.reserved-word', place, { found });
    case 'invalid_number':
    case 'invalid_exponent':
      return new ExpressionError('expr.bad-number', place, { found });
    case 'limit_exceeded':
      return new ExpressionError('expr.too-deep', place, { deepest });
    default:
      return unexpected(text, place, message.split('\n')[0] ?? '');
  }
}

/** Operators that other languages write as words. */
const wordOperators: Readonly<Record<string, string>> = {
  and: '&&',
  or: '||',
  AND: '&&',
  OR: '||',
  '&': '&&',
  '|': '||',
};

function unexpected(text: string, place: Place, detail: string): ExpressionError {
  const found = text.slice(place.start, place.end);
  if (text.slice(place.start).trim() === '')
    return new ExpressionError('expr.ends-too-early', { start: place.start, end: place.start });
  if (found === '=' && text[place.start - 1] !== '=')
    return new ExpressionError('expr.single-equals', place, {}, { ...place, text: '==' });
  const meant = wordOperators[found];
  if (meant !== undefined)
    return new ExpressionError('expr.unexpected-meant', place, { found, meant }, { ...place, text: meant });
  if (found === '' || /escape/i.test(detail)) return new ExpressionError('expr.bad-escape', place, { found });
  return foreignLetters(text, place) ?? new ExpressionError('expr.unexpected', place, { found });
}

/** Signs that an input method for Chinese or Japanese writes, and that no normal form makes plain. */
const wideSigns: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '。': '.',
  '、': ',',
};

/** CEL's names and signs are ASCII: a field of other letters stands in brackets, and a wide sign has a plain one. */
function foreignLetters(text: string, { start }: Place): ExpressionError | null {
  const [sign = ''] = text.slice(start);
  const plain = wideSigns[sign] ?? sign.normalize('NFKC');
  if (/^[!-/:-@[-`{-~]$/.test(plain) && plain !== sign) {
    const place = { start, end: start + sign.length };
    return new ExpressionError(
      'expr.unexpected-meant',
      place,
      { found: sign, meant: plain },
      { ...place, text: plain },
    );
  }
  const before = /(\.\s*)?[A-Za-z0-9_]*$/.exec(text.slice(0, start));
  const [rest = ''] = /^[\p{L}\p{M}\p{N}_]*/u.exec(text.slice(start)) ?? [];
  if (before === null || !/^\P{ASCII}/u.test(rest)) return null;
  const dot = before[1] ?? '';
  const found = before[0].slice(dot.length) + rest;
  const place = { start: before.index, end: start + rest.length };
  if (dot === '') return new ExpressionError('expr.bare-letters', place, { found });
  const written = `[${JSON.stringify(found)}]`;
  return new ExpressionError('expr.field-in-brackets', place, { found }, { ...place, text: written });
}

/** The parser's tree as ours: what this language does not have is refused here. */
function toSyntax(node: ASTNode, depth: number): Syntax {
  const { start, end } = node;
  const place = { start, end };
  if (depth > deepest) throw new ExpressionError('expr.too-deep', place, { deepest });
  const inner = (child: ASTNode): Syntax => toSyntax(child, depth + 1);
  switch (node.op) {
    case 'value':
      return literal(node.args, place);
    case 'id':
      return { op: 'name', name: node.args, ...place };
    case '.':
      return { op: 'field', of: inner(node.args[0]), name: node.args[1], ...place };
    case '[]':
      return element(inner(node.args[0]), inner(node.args[1]), place);
    case 'list':
      return { op: 'list', items: node.args.map(inner), ...place };
    case '!_':
      return { op: 'not', of: inner(node.args), ...place };
    case '-_':
      return { op: 'negative', of: inner(node.args), ...place };
    case '&&':
    case '||':
      return { op: node.op, left: inner(node.args[0]), right: inner(node.args[1]), ...place };
    case '?:': {
      const [test, whenTrue, whenFalse] = node.args;
      return {
        op: 'conditional',
        test: inner(test),
        whenTrue: inner(whenTrue),
        whenFalse: inner(whenFalse),
        ...place,
      };
    }
    case 'call':
      return { op: 'call', name: node.args[0], receiver: undefined, args: node.args[1].map(inner), ...place };
    case 'rcall': {
      const [name, receiver, args] = node.args;
      return { op: 'call', name, receiver: inner(receiver), args: args.map(inner), ...place };
    }
    case 'map':
    case '.?':
    case '[?]':
      throw new ExpressionError('expr.not-in-language', place, { found: node.op });
    default:
      return {
        op: 'binary',
        operator: node.op,
        left: inner(node.args[0]),
        right: inner(node.args[1]),
        ...place,
      };
  }
}

function literal(value: unknown, place: Place): Syntax {
  if (value === null || typeof value === 'boolean' || typeof value === 'string')
    return { op: 'literal', value, ...place };
  if (typeof value === 'bigint') return { op: 'int', value, ...place };
  if (typeof value === 'number') return { op: 'double', value, ...place };
  throw new ExpressionError('expr.not-in-language', place, { found: 'u/b' });
}

/** `row["城市"]` is a field: CEL's names are ASCII. */
function element(of: Syntax, index: Syntax, place: Place): Syntax {
  return index.op === 'literal' && typeof index.value === 'string'
    ? { op: 'field', of, name: index.value, ...place }
    : { op: 'index', of, index, ...place };
}
