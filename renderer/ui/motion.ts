/** How many milliseconds something may take to move there: none for who asked the system for less motion. */
export function moveDuration(milliseconds: number): number {
  return prefersLessMotion() ? 0 : milliseconds;
}

/** How a part scrolls to where it is sent. */
export function scrollBehavior(): ScrollBehavior {
  return prefersLessMotion() ? 'auto' : 'smooth';
}

function prefersLessMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
