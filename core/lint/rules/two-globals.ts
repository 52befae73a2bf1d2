import { withoutFile } from '../../project/project.ts';
import { type ConfigRule, firstLine, quickFix, words } from '../rule.ts';

export const twoGlobals: ConfigRule = {
  code: 'lint.two-globals',
  severity: 'error',
  docs: words(
    'Each global file registers the metrics again: importing two of them panics, also when both are disabled.',
    '每个全局文件都会再次注册指标：导入两个全局文件会 panic，即使都未启用。',
  ),
  traps: ['importing-twice-panics'],
  scope: 'project',
  reads: 'config',
  check(_project, { globals }) {
    const [first, ...others] = globals;
    return others.map(({ path }) => ({
      message: words(
        `There is a second global file besides ${first?.path}: KisFlow's import panics.`,
        `除 ${first?.path} 外还有第二个全局文件：KisFlow 导入会 panic。`,
      ),
      path,
      range: firstLine,
      fixes: [quickFix(`Delete ${path}`, `删除 ${path}`, (now) => withoutFile(now, path))],
    }));
  },
};
