/** Texts of the export area; every key begins with `export.`. Plurals by i18next: `key_one`, `key_other`. */
export const exporting = {
  'export.command': 'Export YAML…',
  'export.compareGo': 'Compare with Go…',
  'export.pictureSvg': 'Save picture as SVG',
  'export.picturePng': 'Save picture as PNG',
  'export.write': 'Write files',
} as const;
