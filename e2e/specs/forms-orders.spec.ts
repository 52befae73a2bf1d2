import { byKeyboard, byMouse } from '../fixtures/orders-forms.ts';
import { test } from '../fixtures/test.ts';

test.use({ example: '', files: {} });

test('the orders example is made of nothing by mouse, without a line of code, its numbers right', async ({
  studio,
  page,
}) => {
  test.slow();
  await byMouse(studio, page);
});

test('and by keyboard alone', async ({ studio, page }) => {
  test.slow();
  await byKeyboard(studio, page);
});
