/** A cell of what was copied. */
export interface PastedCell {
  /** As it was shown. */
  text: string;
  /** The number behind what is shown, where the spreadsheet tells it: `1234.5` behind `1.234,50 €`. */
  number?: string;
  /** The spreadsheet keeps it as text, whatever it looks like. */
  isText?: boolean;
}

export type PastedCells = readonly (readonly PastedCell[])[];
