import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';
import { errorDataSchema } from '../error-data.ts';

const settingsFields = {
  language: z.enum(['system', 'en', 'zh-CN']),
  theme: z.enum(['system', 'light', 'dark']),
  autosave: z.boolean(),
  batchSize: z.int().min(1),
  maxVisitsPerBatch: z.int().min(1),
  enforceRequiredFields: z.boolean(),
  enforceRetry: z.boolean(),
  minimap: z.boolean(),
  /** Whether TypeScript looks at all code of a project once its window is idle. */
  checkTypes: z.boolean(),
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
  checkTypes: settingsFields.checkTypes.default(true),
  panels: settingsFields.panels.default({}),
});
/** Without defaults: a partial schema fills them in even where the caller left a setting out, and would reset it. */
const settingsChangeSchema = z.object(settingsFields).partial();
export type Settings = z.output<typeof settingsSchema>;

/** What the window is told of its host, and the settings. */
export const appContract = {
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
  },
  events: {
    /** Something could not be kept or read, and the Studio goes on without it; told once to every window. */
    'app.trouble': z.object({ error: errorDataSchema }),
  },
} as const satisfies ContractDefinition;
