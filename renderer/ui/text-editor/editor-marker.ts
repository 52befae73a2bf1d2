/** A finding in a text, as the editor underlines it; lines and columns from 1, the end exclusive. */
export interface EditorMarker {
  severity: 'error' | 'warning' | 'info';
  message: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** What mends it, offered by Alt ↵. */
  fixes?: readonly { title: string; run(): void }[];
}
