import type { ProjectModel } from '../../../core/project/model.ts';
import type { SourceFile } from '../../../core/project/project.ts';
import type { EngineSupervisor } from '../engine/supervisor.ts';

/** What golden tests run on. */
export interface GoldenGround {
  supervisor: EngineSupervisor;
  /** The real path of the project's folder. */
  root: string;
  model: ProjectModel;
  /** Config and code, as a run is given them. */
  files: readonly SourceFile[];
  /** Texts of samples and of rows beside the tests that are not saved yet, by path. */
  unsaved?: ReadonlyMap<string, string> | undefined;
  /** How long a run may take. */
  timeoutMs: number;
}
