import type { Command } from '../command-kit/command.ts';
import type { TextKey } from '../i18n/i18n.ts';
import type { StudioWindow } from '../stores/scopes.ts';

/** What commands need that can't be run now; a test holds the ids to the commands that there are. */
export const commandNeeds = {
  'help.needs.flow': [
    'flow.addNote',
    'flow.insertBefore',
    'flow.insertCalculate',
    'flow.insertExpand',
    'flow.insertFunction',
    'flow.insertLoad',
    'flow.insertSave',
    'flow.insertVerify',
    'flow.outline',
    'flow.paste',
    'flow.rowTypes',
    'flow.selectAll',
    'flow.tidy',
    'export.compareGo',
    'export.picturePng',
    'export.pictureSvg',
    'view.closeTab',
  ],
  'help.needs.function': [
    'flow.copy',
    'flow.cut',
    'flow.duplicate',
    'flow.moveBack',
    'flow.moveForth',
    'flow.open',
    'flow.openCode',
    'flow.pinRows',
    'flow.toggleBreakpoint',
    'flow.delete',
    'function.inProduction',
    'debug.form',
  ],
  'help.needs.item': [
    'edit.rename',
    'edit.duplicate',
    'edit.deleteFile',
    'explorer.show',
    'explorer.showYaml',
  ],
  'help.needs.run': ['rows.ask', 'rows.saveLines', 'rows.saveCsv', 'rows.toSamples', 'debug.timeline'],
  'help.needs.running': ['run.stop', 'run.pause'],
  'help.needs.paused': [
    'run.resume',
    'debug.batch',
    'debug.here',
    'debug.visit',
    'debug.end',
    'debug.skip',
    'debug.goToRow',
  ],
  'help.needs.errors': ['errors.show', 'errors.runAgain', 'errors.save'],
  'help.needs.source': ['file.takeSamples'],
  'help.needs.desktop': ['file.showInFolder'],
} as const satisfies Partial<Record<TextKey, readonly string[]>>;

/** Why a command that can't be run now can't, as what it needs. */
export function whyDisabled(studio: StudioWindow, { id, needs }: Command): string {
  if (needs !== undefined && studio.current.getState().workspace === null)
    return studio.text('help.needs.project');
  for (const [key, ids] of entries) if (ids.includes(id)) return studio.text(key);
  return studio.text('help.needs.other');
}

const entries = Object.entries(commandNeeds) as [keyof typeof commandNeeds, readonly string[]][];
