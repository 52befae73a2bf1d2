import { printConfig, printConfigSafely } from './print.ts';
import { readConfig } from './read.ts';
import { isSameConfig } from './same-config.ts';
import type { ConfigFile } from './types.ts';

/**
 * A config file's text as KisFlow's exporter writes it, if it means this config when it is read again; else with the
 * strings that yaml.v3 would lose in double quotes. What the Studio writes for a person goes through here: only an export,
 * which is KisFlow's own, keeps yaml.v3's losses.
 */
export function printConfigKept(file: ConfigFile): string {
  const printed = printConfig(file);
  const again = readConfig(printed);
  const kept = again.ok && isSameConfig(again.document.config, file.config);
  return kept ? printed : printConfigSafely(file);
}
