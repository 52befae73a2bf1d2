import * as z from 'zod';
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

const recoveryCopySchema = z.object({
  /** The `projectId` of the window that kept them. */
  id: z.string(),
  savedAt: z.number(),
  changes: z.array(fileChangeSchema),
  /** Only the window is gone; the whole Studio is; or it was on another computer, where it may still run. */
  left: z.enum(['by-window', 'by-studio', 'elsewhere']),
  /** Empty and 0 where it is not known. */
  by: z.object({ computer: z.string(), pid: z.int() }),
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
  /** Unsaved edits that windows left which did not end well, newest first; each stays until it is answered. */
  recovery: z.array(recoveryCopySchema),
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
    /** The copies of `recovery` with these ids were restored and kept anew, or are not wanted: they go for good. */
    'project.forgetRecovery': { params: z.object({ projectId, ids: z.array(z.string()) }), result: nothing },
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
