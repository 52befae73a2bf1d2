import { z } from 'zod';
import type { ContractDefinition } from './contract.ts';
import {
  errorDataSchema,
  finishedSchema,
  logsSchema,
  pausedSchema,
  progressSchema,
  projectFileSchema,
  rowsPageSchema,
  rowsQuerySchema,
  runControlSchema,
  runOptionsSchema,
  runStatusSchema,
} from './run-payloads.ts';

const nothing = z.null();
const projectId = z.string();

const settingsFields = {
  language: z.enum(['system', 'en', 'zh-CN']),
  theme: z.enum(['system', 'light', 'dark']),
  autosave: z.boolean(),
  batchSize: z.int().min(1),
  maxVisitsPerBatch: z.int().min(1),
  enforceRequiredFields: z.boolean(),
  enforceRetry: z.boolean(),
  minimap: z.boolean(),
  /** Sizes of the panels in percent, by the panel group's name. */
  panels: z.record(z.string(), z.array(z.number())),
};
export const settingsSchema = z.object({
  language: settingsFields.language.default('system'),
  theme: settingsFields.theme.default('system'),
  autosave: settingsFields.autosave.default(false),
  batchSize: settingsFields.batchSize.default(1000),
  maxVisitsPerBatch: settingsFields.maxVisitsPerBatch.default(10_000),
  enforceRequiredFields: settingsFields.enforceRequiredFields.default(false),
  enforceRetry: settingsFields.enforceRetry.default(false),
  minimap: settingsFields.minimap.default(true),
  panels: settingsFields.panels.default({}),
});
/** Without defaults: a partial schema fills them in even where the caller left a setting out, and would reset it. */
const settingsChangeSchema = z.object(settingsFields).partial();
export type Settings = z.output<typeof settingsSchema>;

/** A text file of an open project. `hash` is the SHA-256 of its bytes, in hex. */
export const openFileSchema = z.object({ path: z.string(), text: z.string(), hash: z.string() });
/** A file that is only named: too large to edit as a whole (a big sample), or not text. */
export const largeFileSchema = z.object({ path: z.string(), bytes: z.int() });

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

export const historyEntrySchema = z.object({
  runId: z.string(),
  flow: z.string(),
  startedAt: z.number(),
  status: runStatusSchema,
  finished: finishedSchema,
  batchSize: z.int(),
  source: z.string(),
});

/** Rows for a run: a file of the project (JSONL, JSON array or CSV; streamed), or lines of JSON. */
export const rowSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), path: z.string() }),
  z.object({ kind: z.literal('lines'), name: z.string(), lines: z.string() }),
]);

export const engineStateSchema = z.object({
  state: z.enum(['stopped', 'starting', 'ready', 'running', 'crashed']),
  pid: z.int().nullable(),
  error: errorDataSchema.nullable(),
});

/** What crosses between the user interface and its host, over WebSocket or Electron's IPC. */
export const hostContract = {
  methods: {
    'app.info': {
      params: z.object({}),
      result: z.object({
        version: z.string(),
        host: z.enum(['web', 'desktop']),
        platform: z.string(),
        locale: z.string(),
        /** Whether the host shows native dialogs (`dialog.*`); without them the UI uses `folder.list`. */
        nativeDialogs: z.boolean(),
        homeFolder: z.string(),
        /** A project to open at once, from the command line or the link. */
        initialRoot: z.string().nullable(),
      }),
    },
    'settings.get': { params: z.object({}), result: settingsSchema },
    'settings.set': { params: settingsChangeSchema, result: settingsSchema },
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
    /** A window of a JSONL, JSON or CSV file's rows, each as JSON text, without reading the file as a whole into memory. */
    'samples.window': {
      params: z.object({
        projectId,
        path: z.string(),
        offset: z.int().min(0),
        limit: z.int().min(1).max(1000),
      }),
      result: z.object({ rows: z.array(z.string()), total: z.int().nullable() }),
    },
    /** Uploads a file piece by piece; `finish` puts it in place atomically, `abort` throws it away. */
    'samples.upload': {
      params: z.object({
        projectId,
        path: z.string(),
        step: z.enum(['start', 'append', 'finish', 'abort']),
        text: z.string(),
      }),
      result: z.object({ bytes: z.int() }),
    },
    'run.start': {
      params: z.object({
        projectId,
        flow: z.string(),
        source: rowSourceSchema,
        /** Unsaved edits: laid over the files on disk; null text is a deleted file. */
        overlay: z.array(z.object({ path: z.string(), text: z.string().nullable() })),
        options: runOptionsSchema.partial(),
      }),
      result: z.object({ runId: z.string() }),
      timeoutMs: 60_000,
    },
    'run.control': { params: runControlSchema, result: nothing },
    'run.rows': { params: rowsQuerySchema, result: rowsPageSchema },
    'history.list': { params: z.object({ projectId }), result: z.array(historyEntrySchema) },
    'history.clear': { params: z.object({ projectId }), result: nothing },
    'engine.state': { params: z.object({}), result: engineStateSchema },
    'engine.restart': { params: z.object({}), result: engineStateSchema },
    /** What the embedded store holds for a connector, and forgetting it. */
    'store.list': {
      params: z.object({ projectId }),
      result: z.array(z.object({ cname: z.string(), rows: z.int() })),
    },
    'store.clear': { params: z.object({ projectId, cname: z.string().nullable() }), result: nothing },
    /** What is in a folder to export to, for the diff. Paths relative to `folder`. */
    'export.read': {
      params: z.object({ folder: z.string(), paths: z.array(z.string()) }),
      result: z.array(z.object({ path: z.string(), text: z.string().nullable() })),
    },
    'export.write': {
      /** `force` writes among a project's own files, too, where KisFlow reads none of them. */
      params: z.object({
        folder: z.string(),
        files: z.array(projectFileSchema),
        force: z.boolean().default(false),
      }),
      result: z.object({ written: z.array(z.string()) }),
    },
    'shell.openExternal': { params: z.object({ url: z.url({ protocol: /^https?$/ }) }), result: nothing },
    'shell.showInFolder': { params: z.object({ path: z.string() }), result: nothing },
    /** Desktop: opens a folder in its own window, or focuses the window that has it. The web host opens it in this page. */
    'window.openProject': {
      params: z.object({ root: z.string().nullable() }),
      result: z.object({ handled: z.boolean() }),
    },
    /** What the window's title and its close question need to know. */
    'window.setState': { params: z.object({ title: z.string(), dirty: z.boolean() }), result: nothing },
    /** The answer to `window.closeRequested` when the person agrees to close. */
    'window.close': { params: z.object({}), result: nothing },
    /** The commands of the native menus, sent whenever language, keymap or what is possible changes. */
    'menu.set': {
      params: z.object({
        commands: z.array(
          z.object({
            id: z.string(),
            menu: z.string(),
            label: z.string(),
            key: z.string().nullable(),
            enabled: z.boolean(),
          }),
        ),
      }),
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
    'run.progress': progressSchema,
    'run.logs': logsSchema,
    'run.paused': pausedSchema,
    'run.finished': finishedSchema,
    'engine.stateChanged': engineStateSchema,
    /** A native menu item was chosen. */
    'menu.command': z.object({ id: z.string() }),
    /** Desktop: a folder came by drop, argument or the system's "open with". */
    'window.openRequested': z.object({ root: z.string() }),
    /** Desktop: the window wants to close; the UI asks about unsaved work and answers with `window.close`. */
    'window.closeRequested': z.object({}),
  },
} as const satisfies ContractDefinition;

export type HostContract = typeof hostContract;
