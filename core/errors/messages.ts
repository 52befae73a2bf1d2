interface Words {
  /** What happened, in the user's words. */
  message: string;
  /** What the person can do about it. */
  help: string;
}

/** Texts by error code (`area.kebab-name`), in both languages. */
export type ErrorMessages = Record<string, { en: Words; 'zh-CN': Words }>;
