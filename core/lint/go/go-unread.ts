import type { GoCode } from '../../contract/host/go-code.ts';
import type { LocalText } from '../local-text.ts';
import { firstLine, words } from '../rule.ts';
import type { GoRule } from './go-rule.ts';

const reasons: Record<GoCode['unread'][number]['why'], LocalText> = {
  'too-large': words('it is too large', '文件过大'),
  unreadable: words('it can’t be read', '无法读取'),
  'not-text': words('it is no text', '不是文本'),
  link: words('it is a link, and none is followed', '它是链接，不会跟随链接'),
  'not-trusted': words(
    'it lies outside of this folder, which is not trusted',
    '它位于此文件夹之外，而此文件夹未受信任',
  ),
  missing: words('there is no such folder', '没有这个文件夹'),
};

export const goUnread: GoRule = {
  code: 'lint.go-unread',
  severity: 'info',
  docs: words(
    'Go code is read to see what production registers. What is not read is not seen: other findings about Go may be wrong for it.',
    '读取 Go 代码是为了了解生产环境注册了什么。未读取的内容看不到：其他有关 Go 的提示可能因此有误。',
  ),
  check(_model, { unread, isPartial, folder }) {
    const findings = unread.map(({ path, why }) => ({
      message: words(
        `Go code was not read: ${reasons[why].en}.`,
        `未读取 Go 代码：${reasons[why]['zh-CN']}。`,
      ),
      path,
      range: firstLine,
    }));
    if (!isPartial) return findings;
    const more = words(
      'There is more Go code than is read: only a part was looked at.',
      'Go 代码过多：只读取了一部分。',
    );
    return [...findings, { message: more, path: folder, range: firstLine }];
  },
};
