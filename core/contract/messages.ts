import * as z from 'zod';
import { CodedError } from '../errors/coded-error.ts';

/** The three kinds of message, as they arrive: what is within, if it is there at all, is checked against the contract. */
export const requestSchema = z.object({
  kind: z.literal('request'),
  id: z.number(),
  method: z.string(),
  params: z.unknown().optional(),
});
export const responseSchema = z.object({
  kind: z.literal('response'),
  id: z.number(),
  result: z.unknown().optional(),
  error: z.unknown().optional(),
});
export const eventSchema = z.object({
  kind: z.literal('event'),
  name: z.string(),
  payload: z.unknown().optional(),
});

const mostIssues = 5;
const longestDetail = 2_000;

/** A payload that is not as the contract says. What is wrong with it is told in part: the other side decides how much that is. */
export function badPayload(name: string, { issues }: z.ZodError): CodedError {
  const told = z.prettifyError(new z.ZodError(issues.slice(0, mostIssues)));
  return new CodedError('contract.bad-payload', {
    method: name.slice(0, longestDetail),
    detail: told.slice(0, longestDetail),
  });
}

/** The definition of this name, and never something that every object has, such as `constructor`. */
export function definitionOf<Definition>(
  definitions: Readonly<Record<string, Definition>>,
  name: string,
): Definition | undefined {
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined;
}
