const focusable = '[role="tree"], [role="tab"][tabindex="0"], button, input, [tabindex="0"]';

/** Moves the focus to the next part of the window: header, explorer, canvas, inspector, bottom panel. */
export function focusNextRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const index = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions.at((index + step) % regions.length);
  if (next === undefined) return;
  const target =
    next.tabIndex === -1 && next.tagName === 'MAIN' ? next : next.querySelector<HTMLElement>(focusable);
  (target ?? next).focus();
}
