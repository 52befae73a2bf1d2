import type { Settings } from '../../core/contract/host/app.ts';

/** Words of native menus and dialogs: what the page can't say itself. */
export interface NativeTexts {
  menus: Record<'file' | 'edit' | 'view' | 'flow' | 'run' | 'help', string>;
  window: string;
  newWindow: string;
  openRecent: string;
  clearRecent: string;
  closeWindow: string;
  quit: string;
  text: string;
  notAnswering: string;
  notAnsweringDetail: string;
  wait: string;
  closeAnyway: string;
  crashed: string;
  crashedDetail: string;
  reload: string;
  close: string;
}

const english: NativeTexts = {
  menus: { file: 'File', edit: 'Edit', view: 'View', flow: 'Flow', run: 'Run', help: 'Help' },
  window: 'Window',
  newWindow: 'New window',
  openRecent: 'Open recent',
  clearRecent: 'Clear recent folders',
  closeWindow: 'Close window',
  quit: 'Quit',
  text: 'Text',
  notAnswering: 'This window is not responding.',
  notAnsweringDetail:
    'It may have unsaved edits. Those that were kept are offered when the folder is opened again.',
  wait: 'Wait',
  closeAnyway: 'Close anyway',
  crashed: 'This window has crashed.',
  crashedDetail: 'Unsaved edits that were kept are offered when the folder is opened again.',
  reload: 'Reload',
  close: 'Close',
};

const chinese: NativeTexts = {
  menus: { file: '文件', edit: '编辑', view: '视图', flow: '流', run: '运行', help: '帮助' },
  window: '窗口',
  newWindow: '新建窗口',
  openRecent: '打开最近的文件夹',
  clearRecent: '清除最近的文件夹',
  closeWindow: '关闭窗口',
  quit: '退出',
  text: '文本',
  notAnswering: '此窗口没有响应。',
  notAnsweringDetail: '其中可能有未保存的修改。再次打开该文件夹时，可以恢复已保留的部分。',
  wait: '等待',
  closeAnyway: '仍然关闭',
  crashed: '此窗口已崩溃。',
  crashedDetail: '再次打开该文件夹时，可以恢复已保留的未保存修改。',
  reload: '重新加载',
  close: '关闭',
};

/** `locale`: the system's, such as zh-Hans-CN. */
export function nativeTexts(language: Settings['language'], locale: string): NativeTexts {
  const wanted = language === 'system' ? locale : language;
  return wanted.toLowerCase().startsWith('zh') ? chinese : english;
}
