import type { ConfigPath, Params } from '../types.ts';

export type EditValue = string | number | boolean | string[] | Params | { fname: string; params?: Params };

/** The text of a list's item as it stood in another file, with or without its dash. */
export interface RawItem {
  raw: string;
}

export type ConfigEdit =
  /** Creates missing parents. */
  | { op: 'set'; path: ConfigPath; value: EditValue }
  | { op: 'delete'; path: ConfigPath }
  /** `path` is the list's. */
  | {
      op: 'insert';
      path: ConfigPath;
      index: number;
      value: string | { fname: string; params?: Params } | RawItem;
    }
  /** `to` is the item's index afterwards. The item keeps its comments. */
  | { op: 'move'; path: ConfigPath; from: number; to: number }
  | { op: 'renameKey'; path: ConfigPath; to: string };
