/** Something that the palette offers. */
export interface PaletteEntry {
  id: string;
  group: 'flow' | 'func' | 'conn' | 'command' | 'setting' | 'help';
  label: string;
  detail: string;
  /** More text that a query may be in. */
  words?: string;
  /** A function's mode. */
  mode?: string;
  /** The key combination of a command. */
  key?: string | undefined;
  run(): void;
}
