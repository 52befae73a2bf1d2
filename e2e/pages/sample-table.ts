import { expect, type Locator, type Page } from '@playwright/test';

/** The table of sample rows, in a person's words. */
export class SampleTable {
  readonly page: Page;
  readonly grid: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: 'Sample rows' });
  }

  /** The cell of a column (by its name) in a row (from 1). */
  async cell(column: string, row: number): Promise<Locator> {
    const head = this.grid
      .getByRole('columnheader')
      .filter({ has: this.page.getByRole('button', { name: `Column ${column}`, exact: true }) });
    const place = await head.getAttribute('aria-colindex');
    return this.grid.locator(`[aria-rowindex="${row + 1}"] > [aria-colindex="${place}"]`);
  }

  /** The field of the active cell, which takes the keys. */
  field(column: string, row: number): Locator {
    return this.grid.getByRole('textbox', { name: `${column}, row ${row}`, exact: true });
  }

  async click(column: string, row: number): Promise<void> {
    await (await this.cell(column, row)).click();
    await expect(this.field(column, row)).toBeFocused();
  }

  /** What a cell holds; what it shows when it is not the active one. */
  async expectCell(column: string, row: number, text: string): Promise<void> {
    const cell = await this.cell(column, row);
    await expect
      .poll(async () => {
        const field = cell.getByRole('textbox');
        return (await field.count()) > 0 ? field.inputValue() : cell.textContent();
      })
      .toBe(text);
  }
}
