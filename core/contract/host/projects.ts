import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';

export const recentProjectSchema = z.object({
  root: z.string(),
  name: z.string(),
  /** Milliseconds since the epoch. */
  openedAt: z.number(),
  exists: z.boolean(),
});

const localizedText = z.object({ en: z.string(), 'zh-CN': z.string() });
export const exampleSchema = z.object({
  id: z.string(),
  title: localizedText,
  description: localizedText,
  /** The fmodes of the functions in the chain's order; '' for a function that no file configures. */
  flows: z.array(z.object({ name: z.string(), modes: z.array(z.string()) })),
});

/** Projects that can be opened or made: recent ones, examples, templates, folders. */
export const projectsContract = {
  methods: {
    'recent.list': { params: z.object({}), result: z.array(recentProjectSchema) },
    'recent.remove': { params: z.object({ root: z.string() }), result: z.array(recentProjectSchema) },
    'example.list': { params: z.object({}), result: z.array(exampleSchema) },
    /** Copies the example into the person's own folder (once; an edited copy stays) and gives its root. */
    'example.open': { params: z.object({ id: z.string() }), result: z.object({ root: z.string() }) },
    'template.list': { params: z.object({}), result: z.array(exampleSchema) },
    'project.create': {
      params: z.object({ parent: z.string(), name: z.string(), template: z.string() }),
      result: z.object({ root: z.string() }),
    },
    /** Folders for the UI's own folder browser; without a path, the home folder. */
    'folder.list': {
      params: z.object({ path: z.string().nullable() }),
      result: z.object({
        path: z.string(),
        parent: z.string().nullable(),
        folders: z.array(z.object({ name: z.string(), path: z.string(), isProject: z.boolean() })),
      }),
    },
    /** Native dialogs: null when the person cancels. */
    'dialog.openFolder': {
      params: z.object({ title: z.string() }),
      result: z.string().nullable(),
      timeoutMs: 0,
    },
  },
  events: {},
} as const satisfies ContractDefinition;
