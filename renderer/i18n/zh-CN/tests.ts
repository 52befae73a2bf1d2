import type { tests as en } from '../en/tests.ts';

export const tests = {
  'tests.title': '黄金测试',
  'tests.emptyTitle': '没有黄金测试',
  'tests.emptyText':
    '黄金测试用固定的数据运行一个流，并比较输出。在流的结果正确时录制一个，此后的任何变化都会被指出。',
  'tests.stop': '停止',
  'tests.run': '运行 {{name}}',
  'tests.counts': '{{passed}} 个通过，{{failed}} 个失败',
  'tests.old': '之后有修改',
  'tests.accept': '接受实际输出',
  'tests.more': '另有 {{count}} 处',
  'tests.state.running': '运行中',
  'tests.state.passed': '通过',
  'tests.state.failed': '失败',
  'tests.state.none': '尚未运行',
  'tests.notRecorded': '未录制测试：{{why}}',
  'tests.editAccept': '接受测试的输出',
  'tests.editRecord': '录制测试',
} as const satisfies Record<keyof typeof en, string>;
