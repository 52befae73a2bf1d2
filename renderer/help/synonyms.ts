/**
 * Words that a person may type for a command besides its name, in both languages: of other tools, of programming, of the
 * trade. A test holds the ids to the commands that there are.
 */
export const synonyms: Readonly<Record<string, string>> = {
  'flow.insertVerify':
    'if else where when filter condition check validate guard drop reject 如果 条件 判断 过滤 筛选 校验 验证 分支',
  'flow.insertCalculate':
    'map compute formula transform convert sum average count group aggregate distinct unique dedupe deduplicate join merge sort script code 计算 公式 转换 映射 求和 平均 分组 聚合 汇总 去重 合并 排序',
  'flow.insertExpand':
    'split explode flatten unnest fan out branch fork one to many 拆分 展开 分支 扇出 一对多',
  'flow.insertLoad':
    'read source fetch query lookup enrich input select database mysql redis kafka http api 读取 加载 查询 数据库 关联 维表 来源',
  'flow.insertSave':
    'write store sink output persist insert upsert update database mysql redis kafka 写入 保存 存储 落库 输出',
  'flow.insertFunction': 'add node step operator new 添加 节点 步骤 算子 新增',
  'debug.form': 'condition when hits log 条件 断点 日志',
  'flow.toggleBreakpoint': 'debug stop halt inspect 调试 断点 暂停',
  'flow.pinRows': 'mock freeze fix test data 固定 模拟 冻结',
  'flow.tidy': 'layout arrange auto align 布局 排列 整理 对齐',
  'flow.outline': 'list screen reader accessibility 列表 读屏',
  'flow.disable': 'bypass off skip status 停用 跳过 关闭',
  'flow.enable': 'on status activate 启用 打开',
  'flow.addNote': 'comment sticky remark text 注释 备注 便签',
  'flow.paste': 'clipboard insert 剪贴板 粘贴',
  'file.newConnector': 'database db storage source sink mysql redis kafka connection 数据库 存储 连接',
  'file.newSource':
    'kafka topic queue stream redis http webhook folder live feed input ingest 消息 队列 主题 流 实时 接入 输入 来源',
  'file.takeSamples': 'kafka redis topic peek preview fetch sample import 采样 抽样 预览 导入',
  'file.newGlobal': 'prometheus metrics config 监控 指标 全局 配置',
  'file.open': 'import project load folder yaml existing 打开 导入 已有 项目',
  'file.importRows': 'csv json excel sheet upload load data samples rows 导入 上传 表格 数据 样本',
  'file.startFromFile': 'csv json excel begin new flow import 导入 开始 新建 表格',
  'file.save': 'write disk store 存盘 写入',
  'file.reviewConflicts': 'merge diff conflict git 冲突 合并 差异',
  'export.yaml':
    'go golang deploy production ship generate build download runner publish 部署 上线 生产 生成 下载 发布',
  'export.compareGo': 'verify golang production same rows difference test 验证 对比 一致 生产',
  'export.picturePng': 'image screenshot diagram 图片 截图',
  'export.pictureSvg': 'image diagram vector 图片 矢量',
  'edit.find': 'search locate grep 搜索 查找 定位',
  'edit.fix': 'quick fix repair correct solve lightbulb 修复 修正 解决',
  'edit.rename': 'refactor name 重命名 改名 重构',
  'edit.deleteFile': 'remove erase drop 删除 移除',
  'view.projectMap': 'overview all flows graph dependencies lineage 概览 总览 全局 依赖 血缘',
  'view.show.samples': 'input test data csv json import rows mock 导入 样本 测试数据 输入',
  'view.show.rows': 'data output result preview table 数据 结果 预览 表格',
  'view.show.logs': 'console print output trace debug 控制台 日志 打印 输出',
  'view.show.problems': 'errors warnings lint validate traps 错误 警告 检查 陷阱',
  'view.show.history': 'past runs compare difference before 历史 对比 以前 运行记录',
  'view.show.yaml': 'config file text source 配置 文件 源码',
  'view.nextTheme': 'dark light mode colour color night 深色 浅色 主题 夜间',
  'view.nextLanguage': 'chinese english locale translate 中文 英文 语言 切换',
  'run.realStorage': 'redis mysql kafka postgres elasticsearch server database 数据库 服务器',
  'run.start': 'go play execute start test try debug 执行 启动 开始 测试 试运行',
  'run.stop': 'cancel abort kill end halt 取消 终止 中止 结束',
  'run.step': 'debug single next over 单步 调试 下一步',
  'run.pause': 'break halt wait 暂停 等待 中断',
  'run.resume': 'continue go on 继续 恢复',
  'run.restartEngine': 'reset reload crash engine 重启 重置 引擎',
  'help.guide': 'manual documentation docs tutorial how 手册 文档 教程 帮助',
  'help.traps': 'pitfalls surprises gotchas caveats 陷阱 坑 注意',
  'help.keys': 'shortcuts hotkeys bindings 快捷键 键盘',
};

export const settingNames = [
  'language',
  'theme',
  'autosave',
  'minimap',
  'checkTypes',
  'batchSize',
  'maxVisitsPerBatch',
  'enforceRequiredFields',
  'enforceRetry',
] as const;
export type SettingName = (typeof settingNames)[number];

/** The same for the settings. */
const settingSynonyms: Readonly<Record<SettingName, string>> = {
  language: 'chinese english locale translate i18n 中文 英文 语言 切换',
  theme: 'dark light mode colour color night appearance 深色 浅色 主题 夜间 外观',
  autosave: 'automatic save write disk 自动保存 存盘 保存',
  minimap: 'overview thumbnail small map 缩略图 小地图 概览',
  checkTypes: 'typescript tsc errors strict code 类型 类型检查 检查 代码',
  batchSize: 'rows chunk commit 批 批大小 批量 批次',
  maxVisitsPerBatch: 'loop limit endless infinite cycle jump visits 循环 上限 死循环 限制 调用 跳转',
  enforceRequiredFields: 'must mandatory validate null missing 必填 必填字段 校验 缺失',
  enforceRetry: 'retries repeat again failure error retry_times 重试 失败 再试 出错',
};

/** How well a query fits a command's or a setting's other words, below any fit of its name: whole words best, then their beginnings. */
export function synonymScore(id: string, query: string): number {
  const words = (synonyms[id] ?? settingWords.get(id) ?? '').split(' ');
  const wanted = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (wanted.length === 0 || !wanted.every((want) => words.some((word) => word.startsWith(want)))) return 0;
  return wanted.every((want) => words.includes(want)) ? 700 : 500;
}

const settingWords = new Map<string, string>(
  settingNames.map((name) => [`setting:${name}`, settingSynonyms[name]]),
);
