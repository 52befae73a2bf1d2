import { isJson } from '../../text/is-json.ts';
import { type JsonMember, membersOf } from '../../text/json-members.ts';
import { type Project, withFile } from '../project.ts';

/** Names of one kind that a golden test or a source may hold, and what they are called now. */
export interface RenamedNames {
  /** A flow, and the files of its samples that went with it. */
  flow?: { from: string; to: string; files: ReadonlyMap<string, string> };
  /** A function, whose places are `from#1`, `from#2`. */
  function?: { from: string; to: string };
  connector?: { from: string; to: string };
}

/** The project with names changed in its golden tests and sources: in place, and nothing in a file that is no JSON. */
export function renameInJson(project: Project, names: RenamedNames): Project {
  let edited = project;
  for (const { path, text } of project.files.values())
    if (/^(?:tests\/.*\.test|sources\/[^/]+)\.json$/.test(path))
      edited = withFile(edited, path, renamed(text, names));
  return edited;
}

function renamed(text: string, { flow, function: func, connector }: RenamedNames): string {
  if (!isJson(text)) return text;
  let made = text;
  if (flow) {
    made = withField(made, 'flow', (value) => exchanged(value, flow.from, flow.to));
    for (const [from, to] of flow.files)
      made = withField(made, 'rows', (value) => exchanged(value, from, to));
  }
  if (func) {
    const place = (name: string) => {
      const number = name.slice(func.from.length);
      return name.startsWith(func.from) && /^#\d+$/.test(number) ? func.to + number : name;
    };
    made = withField(made, 'expect', (value) => withNames(value, place));
  }
  if (connector) {
    const name = (one: string) => (one === connector.from ? connector.to : one);
    for (const field of ['store', 'expectStore'])
      made = withField(made, field, (value) => withNames(value, name));
  }
  return made;
}

/** A JSON object's text with the text of one of its values changed. */
function withField(text: string, field: string, change: (value: string) => string): string {
  const member = membersOf(text)?.findLast(({ name }) => name === field);
  if (!member) return text;
  const { valueStart, valueEnd } = member;
  return text.slice(0, valueStart) + change(text.slice(valueStart, valueEnd)) + text.slice(valueEnd);
}

/** A JSON object's text with its names changed. */
function withNames(value: string, change: (name: string) => string): string {
  const members: readonly JsonMember[] = membersOf(value) ?? [];
  return members.reduceRight((text, { name, nameStart, nameEnd }) => {
    const now = change(name);
    return now === name ? text : text.slice(0, nameStart) + JSON.stringify(now) + text.slice(nameEnd);
  }, value);
}

/** The JSON of a text in the place of that of another one; all else stays. */
function exchanged(value: string, from: string, to: string): string {
  return JSON.parse(value) === from ? JSON.stringify(to) : value;
}
