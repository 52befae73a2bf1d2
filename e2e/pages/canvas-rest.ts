import type { Page } from '@playwright/test';

/**
 * Resolves when the canvas has stood still for ten frames. The view begins to move a frame or two after it was asked to, and again when
 * a node has another size: a button that seems to stand is then gone when it is pressed.
 */
export async function untilCanvasRests(page: Page): Promise<void> {
  await page.locator('.react-flow__viewport').evaluate(
    (viewport) =>
      new Promise<void>((resolve) => {
        let still = 0;
        let before = '';
        const look = (): void => {
          const now = getComputedStyle(viewport).transform;
          still = now === before ? still + 1 : 0;
          before = now;
          if (still === 10) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}
