/** The version of studio.json that is written. */
export const studioVersion = 2;

/** One step from a version to the next; the file's version is the index of the first step it still needs. */
type Migration = (file: Record<string, unknown>) => Record<string, unknown>;

const migrations: readonly Migration[] = [
  (file) => ({ ...file, version: 1 }),
  /** Breakpoints get conditions; pinned rows, so far what a node would get, become what the one before it would hand on. */
  (file) => ({ ...file, version: 2, flows: eachMember(file['flows'], flowToVersion2) }),
];

/** A file's content as the current version would have it, ready to be checked. */
export function migrateStudio(file: Record<string, unknown>, version: number): Record<string, unknown> {
  return migrations.slice(version).reduce((raw, migrate) => migrate(raw), file);
}

function flowToVersion2(flow: unknown): unknown {
  if (!isObject(flow)) return flow;
  const { breakpoints, pinned, ...rest } = flow;
  return {
    ...rest,
    ...(Array.isArray(breakpoints)
      ? { breakpoints: Object.fromEntries(breakpoints.map((id) => [id, {}])) }
      : {}),
    // Which node is the one before is known once the flow's chain is (studio-places.ts).
    ...(pinned === undefined ? {} : { pinnedInput: pinned }),
  };
}

function eachMember(record: unknown, change: (member: unknown) => unknown): unknown {
  if (!isObject(record)) return record;
  return Object.fromEntries(Object.entries(record).map(([key, member]) => [key, change(member)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
