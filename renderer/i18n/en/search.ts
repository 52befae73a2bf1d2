/** Texts of the search in all code and YAML; every key begins with `search.`. Plurals by i18next: `key_one`, `key_other`. */
export const search = {
  'search.tab': 'Search',
  'search.command': 'Search in code and YAML',
} as const;
