/** Texts of the places area; every key begins with `places.`. */
export const places = {
  'places.back': 'Back',
  'places.forward': 'Forward',
  'places.first': 'This is the first place that was shown. Back once more leaves the Studio.',
  'places.noFlow': 'There is no flow {{flow}} in this project.',
} as const;
