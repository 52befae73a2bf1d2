/** Texts of the search area that the first screen does without. */
export const lateSearch = {
  'search.title': 'Search in code and YAML',
  'search.placeholder': 'Text to find',
  'search.matchCase': 'Match case',
  'search.wholeWord': 'Whole words',
  'search.isPattern': 'Regular expression',
  'search.found_one': '{{count}} match in {{files}} files',
  'search.found_other': '{{count}} matches in {{files}} files',
  'search.foundMore': 'More than {{count}} matches, in {{files}} files',
  'search.none': 'Nothing found',
  'search.tooLong': 'Stopped: the search took longer than 5 seconds',
  'search.emptyTitle': 'Search the whole project',
  'search.emptyText': 'In the code of functions and connectors, and in every YAML file.',
} as const;
