/** Something that the palette offers. */
export interface PaletteEntry {
  id: string;
  group: 'flow' | 'func' | 'conn' | 'command' | 'setting' | 'help' | 'builtin';
  label: string;
  detail: string;
  /** More text that a query may be in. */
  words?: string;
  /** A function's mode. */
  mode?: string;
  /** How well it fits what was typed, where its words alone don't tell. */
  score?: number;
  /** The key combination of a command. */
  key?: string | undefined;
  /** A command that can't be run now: `detail` says why. */
  isDisabled?: boolean;
  run(): void;
}
