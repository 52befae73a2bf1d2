import type { JournalRow } from '../../../core/contract/host/runs.ts';
import type { Workspace } from '../../stores/scopes.ts';

/** Sorts by a field, the other way round, and then not any more. */
export function sortBy({ rows }: Workspace, field: string): void {
  const { sort } = rows.getState();
  const next =
    sort?.field !== field
      ? { field, descending: false }
      : sort.descending
        ? null
        : { field, descending: true };
  rows.setState({ sort: next, chosen: null });
}

/** Looks at a row, or at none. */
export function choose({ rows }: Workspace, at: number | null, row: JournalRow | undefined): void {
  rows.setState({ chosen: at === null ? null : { at, row: row ?? null } });
}

/** Looks only at those of the rows for which a condition is true as well. */
export function addCondition({ rows }: Workspace, condition: string): void {
  const { by, where } = rows.getState();
  const isFirst = by === 'text' || where.trim() === '';
  rows.setState({
    by: 'expression',
    where: isFirst || where === condition ? condition : `(${where}) && ${condition}`,
    chosen: null,
  });
}
