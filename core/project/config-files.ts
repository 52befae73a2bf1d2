import { mayBeConfig, type ReadResult, readConfig } from '../config/read.ts';
import type { Project, SourceFile } from './project.ts';

const yamlName = /\.ya?ml$/;

const reads = new WeakMap<SourceFile, ReadResult>();

/** What a config file holds; read once. */
export function readConfigFile(file: SourceFile): ReadResult {
  const read = reads.get(file) ?? readConfig(file.text);
  reads.set(file, read);
  return read;
}

/**
 * The files KisFlow's import would read, in the order of Go's filepath.Walk (file/config_import.go): every `.yml` and
 * `.yaml` below `conf/`, hidden ones included. A folder without any opens all the same: its YAML files with a
 * `kistype`, wherever they are, and those that hold the word and can't be parsed.
 */
export function configFiles(project: Project): SourceFile[] {
  const found: SourceFile[] = [];
  const standard = usesConfFolder(project);
  for (const file of project.files.values()) {
    if (!yamlName.test(file.path)) continue;
    if (standard ? file.path.startsWith('conf/') : isConfig(file)) found.push(file);
  }
  return found.sort(byWalkOrder);
}

/** Whether the project's config is in `conf/`; a new, empty project's will be. */
export function usesConfFolder(project: Project): boolean {
  const elsewhere: SourceFile[] = [];
  for (const file of project.files.values()) {
    if (!yamlName.test(file.path)) continue;
    if (file.path.startsWith('conf/')) return true;
    elsewhere.push(file);
  }
  return !elsewhere.some(isConfig);
}

function isConfig(file: SourceFile): boolean {
  if (!mayBeConfig(file.text)) return false;
  const read = readConfigFile(file);
  return read.ok || read.isConfig;
}

/** Folders are walked by their names, so `a/b` comes before `a-b`: the separator sorts before every character. */
function byWalkOrder(left: SourceFile, right: SourceFile): number {
  const a = left.path;
  const b = right.path;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const difference = order(a.charCodeAt(index)) - order(b.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function order(unit: number): number {
  return unit === 0x2f ? 0 : unit;
}
