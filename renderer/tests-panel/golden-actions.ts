import { goldenPath } from '../../core/golden/golden-test.ts';
import { freeGoldenName, newGoldenTest, withRowFiles } from '../../core/golden/new-test.ts';
import { nodeIds } from '../../core/project/chain.ts';
import { projectModel } from '../../core/project/model.ts';
import { type Project, type SourceFile, withFile } from '../../core/project/project.ts';
import { joinSentences } from '../../core/text/sentences.ts';
import { applyEdit } from '../config-actions/edit-config.ts';
import { withTrust } from '../flow-actions/run-flow.ts';
import type { GoldenTestResult } from '../stores/golden-store.ts';
import { unsavedFiles } from '../stores/run-session.ts';
import { samplesPath } from '../stores/samples-path.ts';
import type { Workspace } from '../stores/scopes.ts';
import { toast } from '../ui/toast.ts';
import { failureWords } from './failure-words.ts';

/** Runs these golden tests, one after the other; asks for trust where the folder has none. */
export async function runTests(workspace: Workspace, names: readonly string[]): Promise<void> {
  if (workspace.golden.getState().running.length > 0 || names.length === 0) return;
  workspace.golden.setState({ running: names, ranWith: workspace.project.getState().project.files });
  try {
    for (const name of names) {
      if (!workspace.golden.getState().running.includes(name)) break;
      const answer = await withTrust(workspace, () => call(workspace, name, false));
      if (answer === undefined) break;
      keepResult(workspace, answer.result);
    }
  } finally {
    workspace.golden.setState({ running: [] });
  }
}

/** Ends the test that runs, and lets the others be. */
export async function stopTests(workspace: Workspace): Promise<void> {
  const { projectId } = workspace.project.getState().opened;
  workspace.golden.setState({ running: [] });
  await workspace.backend.call('golden.stop', { projectId });
}

/** Makes what came out at these places what the test expects: one edit, which undo takes back. */
export async function acceptPlaces(
  workspace: Workspace,
  name: string,
  places: 'all' | readonly string[],
): Promise<boolean> {
  const answer = await withTrust(workspace, () => call(workspace, name, places));
  if (answer === undefined) return false;
  if (answer.result.status === 'failed') {
    keepResult(workspace, answer.result);
    return false;
  }
  applyEdit(workspace, 'tests.editAccept', (project) => withFiles(project, answer.files));
  await runTests(workspace, [name]);
  return true;
}

/** Makes a test of the open flow from what it does now: its samples, and the rows of every place. */
export async function recordTest(workspace: Workspace, flow: string): Promise<string | null> {
  const { project, opened } = workspace.project.getState();
  const config = projectModel(project).flow(flow)?.config;
  if (!config) return null;
  const name = freeGoldenName(flow, (path) => project.files.has(path));
  const test = newGoldenTest(flow, nodeIds(config), { rows: samplesPath({ project, opened }, flow) });
  const text = JSON.stringify(test);
  const answer = await withTrust(workspace, () => callWith(workspace, name, text, 'all'));
  if (answer === undefined) return null;
  if (answer.result.status === 'failed') {
    // There is no test that could show it.
    tellNotRecorded(workspace, answer.result);
    return null;
  }
  const accepted = answer.files.find(({ path }) => path === goldenPath(name))?.text ?? text;
  applyEdit(workspace, 'tests.editRecord', (before) => withFiles(before, withRowFiles(name, accepted)));
  await runTests(workspace, [name]);
  return name;
}

function tellNotRecorded({ text, settings }: Workspace, { failures: [first] }: GoldenTestResult): void {
  if (first === undefined) return;
  const { resolvedLanguage } = settings.getState();
  const { message, help } = failureWords(first, resolvedLanguage);
  toast({
    kind: 'warning',
    message: text('tests.notRecorded', { why: joinSentences(resolvedLanguage, message, help) }),
  });
}

function withFiles(project: Project, files: readonly SourceFile[]): Project {
  return files.reduce((before, { path, text }) => withFile(before, path, text), project);
}

function keepResult(workspace: Workspace, result: GoldenTestResult): void {
  workspace.golden.setState(({ results, running }) => ({
    results: new Map(results).set(result.name, result),
    running: running.filter((name) => name !== result.name),
  }));
}

async function call(workspace: Workspace, name: string, accept: false | 'all' | readonly string[]) {
  const text = workspace.project.getState().project.files.get(goldenPath(name))?.text ?? '';
  return await callWith(workspace, name, text, accept);
}

async function callWith(
  workspace: Workspace,
  name: string,
  text: string,
  accept: false | 'all' | readonly string[],
) {
  const { projectId } = workspace.project.getState().opened;
  const chosen = typeof accept === 'object' ? [...accept] : accept;
  const overlay = unsavedFiles(workspace);
  return await workspace.backend.call('golden.run', { projectId, name, text, accept: chosen, overlay });
}
