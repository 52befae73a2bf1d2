// Writes samples/SessionFunnel.jsonl: 1,000 clicks, then 300 that a queue delivers a second time. The same rows every time.
import { writeFileSync } from 'node:fs';

const users = ['u-ada', 'u-jonas', 'u-王芳', 'u-sara', 'u-李伟', 'u-marie', 'u-tom', 'u-陈静'];
const next: Record<string, string[]> = {
  '/': ['/product', '/product', '/search', '/'],
  '/search': ['/product', '/search', '/'],
  '/product': ['/cart', '/product', '/search', '/'],
  '/cart': ['/paid', '/product', '/'],
  '/paid': ['/'],
};

let state = 7;
const pages = new Map<string, string>();
let time = Date.UTC(2024, 8, 10, 8);
const clicks = Array.from({ length: 1000 }, (_, index) => {
  // A few users at a time; between them, minutes pass.
  const user = users[(Math.floor(index / 60) + below(3)) % users.length] ?? '';
  const choices = next[pages.get(user) ?? '/paid'] ?? ['/'];
  const page = choices[below(choices.length)] ?? '/';
  pages.set(user, page);
  time += (5 + below(290)) * 1000;
  return { click_id: index + 1, user, page, at: new Date(time).toISOString() };
});
const rows = [...clicks, ...clicks.slice(500, 800)];
writeFileSync(
  new URL('samples/SessionFunnel.jsonl', import.meta.url),
  rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
);

function below(limit: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}
