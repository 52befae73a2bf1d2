import type { places as en } from '../en/places.ts';

export const places = {
  'places.back': '后退',
  'places.forward': '前进',
  'places.first': '已是最初的位置。再次后退将离开 Studio。',
  'places.noFlow': '此项目中没有流 {{flow}}。',
} as const satisfies Record<keyof typeof en, string>;
