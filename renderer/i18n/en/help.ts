export const help = {
  'help.insertBuiltin': 'Insert: {{title}}',
  'help.title': 'Help',
  'help.pages': 'Pages of help',
  'help.page.guide': 'Guide',
  'help.page.traps': 'Traps',
  'help.page.store': 'Embedded store',
  'help.search': 'Search in this page',
  'help.none': 'No section of this page holds “{{query}}”',
  'help.found_one': '{{count}} section',
  'help.found_other': '{{count}} sections',
} as const;
