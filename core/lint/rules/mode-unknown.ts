import { functionModes } from '../../config/types.ts';
import { setConfigValue } from '../../project/edits/fields.ts';
import { nearest } from '../../text/nearest.ts';
import { type ConfigRule, quickFix, rangeIn, words } from '../rule.ts';
import { enabledUses } from './uses.ts';

export const modeUnknown: ConfigRule = {
  code: 'lint.mode-unknown',
  severity: 'error',
  docs: words(
    'fmode is exactly one of Verify, Save, Load, Calculate, Expand. With any other, the import stops at the first flow that uses the function, and panics when it has a connector; an unused function does no harm.',
    'fmode 必须是 Verify、Save、Load、Calculate、Expand 之一。否则导入会在首个使用该函数的流处中止；若函数带连接器还会 panic；未使用的函数不受影响。',
  ),
  traps: ['unknown-mode-says-little'],
  scope: 'project',
  reads: 'config',
  check(_project, model) {
    const bad = model.functions.filter(({ config }) => !functionModes.some((mode) => mode === config.fmode));
    if (bad.length === 0) return [];
    const used = enabledUses(model);
    return bad.map((entry) => {
      const { fmode } = entry.config;
      const meant =
        nearest(fmode, functionModes) ?? functionModes.find((mode) => mode.startsWith(fmode) && fmode !== '');
      // With a connector only Save and Load can work (trap 27).
      const possible = entry.config.option.cname === '' ? functionModes : (['Save', 'Load'] as const);
      const modes = meant ? [meant, ...possible.filter((mode) => mode !== meant)] : possible;
      return {
        severity: used.has(entry.name) ? 'error' : 'warning',
        message: words(
          `KisFlow has no mode "${fmode}".${meant ? ` Is ${meant} meant?` : ''}`,
          `KisFlow 没有模式“${fmode}”。${meant ? `是否应为 ${meant}？` : ''}`,
        ),
        path: entry.path,
        range: rangeIn(entry, ['fmode']),
        func: entry.name,
        fixes: modes.map((mode) =>
          quickFix(`Make it ${mode}`, `改为 ${mode}`, (now) =>
            setConfigValue(now, entry.path, ['fmode'], mode),
          ),
        ),
      };
    });
  },
};
