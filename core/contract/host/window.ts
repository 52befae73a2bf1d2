import * as z from 'zod';
import type { ContractDefinition } from '../contract.ts';

const nothing = z.null();

/** The window around the page: its title, its menus, its closing, and the system outside. */
export const windowContract = {
  methods: {
    'shell.openExternal': { params: z.object({ url: z.url({ protocol: /^https?$/ }) }), result: nothing },
    'shell.showInFolder': { params: z.object({ path: z.string() }), result: nothing },
    /** Desktop: opens a folder in its own window, or focuses the window that has it. The web host opens it in this page. */
    'window.openProject': {
      params: z.object({ root: z.string().nullable() }),
      result: z.object({ handled: z.boolean() }),
    },
    /** What the window's title and its close question need to know. `asks`: the page has something to ask before it closes. */
    'window.setState': {
      params: z.object({ title: z.string(), dirty: z.boolean(), asks: z.boolean() }),
      result: nothing,
    },
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
    /** A native menu item was chosen. */
    'menu.command': z.object({ id: z.string() }),
    /** Desktop: a folder came by drop, argument or the system's "open with". */
    'window.openRequested': z.object({ root: z.string() }),
    /** Desktop: the window wants to close; the UI asks about unsaved work and runs that go on, and answers with `window.close`. */
    'window.closeRequested': z.object({}),
  },
} as const satisfies ContractDefinition;
