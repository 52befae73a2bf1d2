/** Ends what is told of a thrown value that is no Error. */
export const notAnError = ' (not an Error)';
/** Told of a thrown value that throws again when it is looked at. */
export const unshowable = 'a value that cannot be shown';
/** Thrown by `process.exit` and `process.abort` in user code. */
export const exitRefused =
  'user code cannot end the process: throw an error, or return flow.next(ctx.Action.abort)';

const chinese: Readonly<Record<string, string | undefined>> = {
  [unshowable]: '无法显示的值',
  [exitRefused]: '用户代码不能结束进程：请抛出错误，或返回 flow.next(ctx.Action.abort)',
};

/** What user code threw, in a language: its own words stay as they are, those that the engine put in their place are said in it. */
export function thrownWords(detail: string, language: 'en' | 'zh-CN'): string {
  if (language === 'en') return detail;
  if (!detail.endsWith(notAnError)) return chinese[detail] ?? detail;
  const value = detail.slice(0, -notAnError.length);
  return `${chinese[value] ?? value}（不是 Error）`;
}
