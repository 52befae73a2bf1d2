import { z } from 'zod';
import type { ContractDefinition } from '../contract.ts';
import { errorDataSchema } from '../error-data.ts';

const nothing = z.null();
const projectId = z.string();

/** A text file of an open project. `hash` is the SHA-256 of its bytes, in hex. */
export const openFileSchema = z.object({ path: z.string(), text: z.string(), hash: z.string() });
/** A file that is only named: too large to edit as a whole (a big sample), or not text. */
export const largeFileSchema = z.object({ path: z.string(), bytes: z.int() });

/** A change to save: `text` null deletes. `baseHash` is the hash the edit began from; null when the file was not there. */
export const fileChangeSchema = z.object({
  path: z.string(),
  text: z.string().nullable(),
  baseHash: z.string().nullable(),
});
export const conflictSchema = z.object({
  path: z.string(),
  diskText: z.string().nullable(),
  diskHash: z.string().nullable(),
});

export const openProjectSchema = z.object({
  projectId,
  root: z.string(),
  name: z.string(),
  files: z.array(openFileSchema),
  largeFiles: z.array(largeFileSchema),
  /** Files that could not be read, with why. */
  unreadable: z.array(z.object({ path: z.string(), error: errorDataSchema })),
  trusted: z.boolean(),
  readOnly: z.boolean(),
  /** Another window or browser tab has this folder open. */
  openElsewhere: z.boolean(),
  /** Unsaved edits kept by a session that did not end well. */
  recovery: z.object({ savedAt: z.number(), changes: z.array(fileChangeSchema) }).nullable(),
});

/** An open project: its files, saving, trust, recovery. */
export const projectContract = {
  methods: {
    'project.open': { params: z.object({ root: z.string() }), result: openProjectSchema, timeoutMs: 120_000 },
    'project.close': { params: z.object({ projectId }), result: nothing },
    'project.trust': { params: z.object({ projectId, trusted: z.boolean() }), result: nothing },
    /** Writes all changes or, where the disk no longer has `baseHash`, none of the conflicting ones; the others are written. */
    'project.save': {
      /** `recreate` makes the project's folder anew when it is gone. */
      params: z.object({
        projectId,
        changes: z.array(fileChangeSchema),
        recreate: z.boolean().default(false),
      }),
      result: z.object({
        saved: z.array(z.object({ path: z.string(), hash: z.string().nullable() })),
        conflicts: z.array(conflictSchema),
        failed: z.array(z.object({ path: z.string(), error: errorDataSchema })),
      }),
    },
    /** Keeps unsaved edits where a crash can't lose them; an empty list forgets them. */
    'project.keepRecovery': {
      params: z.object({ projectId, changes: z.array(fileChangeSchema) }),
      result: nothing,
    },
  },
  events: {
    /** Files that changed on disk by another hand. */
    'project.filesChanged': z.object({
      projectId,
      changes: z.array(
        z.object({ path: z.string(), text: z.string().nullable(), hash: z.string().nullable() }),
      ),
    }),
    /** The project's folder was moved or deleted: its files are not told as deleted one by one. */
    'project.folderGone': z.object({ projectId }),
  },
} as const satisfies ContractDefinition;
