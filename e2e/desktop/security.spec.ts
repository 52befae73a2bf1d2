import { describe, expect, inject } from 'vitest';
import { type DesktopStudio, test } from './studio.ts';

const own = 'kisflow-studio://app/index.html';

describe.skipIf(inject('electron') === null)('what the page can’t do', () => {
  test('it has the contract’s channel, may give memory back, and has nothing of Node or Electron', async ({
    start,
  }) => {
    const { page } = await start('welcome');
    const found = await page.evaluate(() => ({
      bridge: Object.keys(Reflect.get(window, 'kisflowStudio')).sort(),
      globals: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
        (name) => name in window,
      ),
    }));
    expect(found).toEqual({ bridge: ['onMessage', 'post', 'releaseMemory'], globals: [] });
  });

  test('unknown methods and payloads out of shape are refused with codes', async ({ start }) => {
    const studio = await start('welcome');
    expect(await errorOf(studio, 'fs.readFile', { path: '/etc/passwd' })).toBe('contract.unknown-method');
    expect(await errorOf(studio, 'project.open', { root: 7 })).toBe('contract.bad-payload');
    expect(await errorOf(studio, 'shell.openExternal', { url: 'file:///etc/passwd' })).toBe(
      'contract.bad-payload',
    );
    expect(await errorOf(studio, '__proto__', {})).toBe('contract.unknown-method');
  });

  test('another page with the same preload script is not listened to', async ({ start }) => {
    const { app } = await start('welcome');
    const answered = await app.evaluate(
      async ({ BrowserWindow }, preload) => {
        const window = new BrowserWindow({
          show: false,
          webPreferences: { preload, sandbox: true, contextIsolation: true },
        });
        await window.loadURL('data:text/html,stranger');
        const answer: unknown = await window.webContents.executeJavaScript(`new Promise((resolve) => {
        kisflowStudio.onMessage(() => resolve(true));
        kisflowStudio.post({ kind: 'request', id: 1, method: 'app.info', params: {} });
        setTimeout(() => resolve(false), 1000);
      })`);
        window.destroy();
        return answer;
      },
      `${inject('electron')?.appFolder}/dist/desktop/preload.cjs`,
    );
    expect(answered).toBe(false);
  });

  test.for([
    { url: 'file:///etc/passwd', handedOn: [] },
    { url: own, handedOn: [] },
    { url: 'https://example.com/link', handedOn: ['https://example.com/link'] },
  ])(
    'it opens no window on $url; only http(s) links go to the system’s browser',
    async ({ url, handedOn }, { start }) => {
      const studio = await start('welcome');
      const opened = await studio.watchLinks();
      await studio.openInPage(url);
      expect(await opened()).toEqual(handedOn);
      expect(await studio.contentUrls()).toEqual([own]);
    },
  );

  test('it can’t navigate away', async ({ start }) => {
    const studio = await start('welcome');
    const opened = await studio.watchLinks();
    await studio.runInPage('window.isSamePage = true');
    for (const url of ['file:///etc/passwd', 'data:text/html,stranger', 'https://example.com/'])
      await studio.runInPage(`void location.assign(${JSON.stringify(url)})`);
    expect(await studio.runInPage('window.isSamePage === true && document.body.innerText')).toContain(
      'New project',
    );
    expect(await studio.contentUrls()).toEqual([own]);
    expect(await opened()).toEqual([]);
  });

  test('it can’t embed a page', async ({ start }) => {
    const studio = await start('welcome');
    const refused = await studio.runInPage(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://example.com/');
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      document.body.append(view, frame);
    })`);
    expect(refused).toBe('frame-src');
    expect(await studio.runInPage("'loadURL' in document.querySelector('webview')")).toBe(false);
    expect(await studio.contentUrls()).toEqual([own]);
  });

  test('it runs no code but its own files, and reaches nobody', async ({ start }) => {
    const { page } = await start('welcome');
    const found = await page.evaluate(async () => {
      const answer = await fetch('index.html');
      const failed = (work: () => unknown) =>
        Promise.resolve()
          .then(work)
          .then(
            () => false,
            () => true,
          );
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      return {
        policy: answer.headers.get('content-security-policy'),
        nosniff: answer.headers.get('x-content-type-options'),
        evaluated: !(await failed(() => new Function('return 1')())),
        injected: 'injected' in window,
        web: !(await failed(() => fetch('https://example.com/'))),
        file: !(await failed(() => fetch('file:///etc/passwd'))),
        // An old Electron answers nothing at all.
        outside: await fetch('kisflow-studio://app/..%2f..%2fpackage.json').then(
          ({ status }) => status !== 404,
          () => false,
        ),
      };
    });
    expect(found).toEqual({
      policy: expect.stringMatching(/^default-src 'none'; script-src 'self';/),
      nosniff: 'nosniff',
      evaluated: false,
      injected: false,
      web: false,
      file: false,
      outside: false,
    });
  });

  test('it is asked for no permission, and given none', async ({ start }) => {
    const { page } = await start('welcome');
    const found = await page.evaluate(async () => {
      const notifications = await Notification.requestPermission();
      const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'given',
        () => 'denied',
      );
      const place = await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          () => resolve('denied'),
        ),
      );
      return { notifications, camera, place };
    });
    expect(found).toEqual({ notifications: 'denied', camera: 'denied', place: 'denied' });
  });

  test('every window is isolated and sandboxed', async ({ start }) => {
    const { app } = await start('welcome');
    const preferences = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => {
        // Not in the types, there in every version.
        const read: unknown = Reflect.get(window.webContents, 'getLastWebPreferences');
        return typeof read === 'function' ? read.call(window.webContents) : null;
      }),
    );
    expect(preferences).toEqual([
      expect.objectContaining({
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
      }),
    ]);
  });
});

/** The code of the error that the host answers a call with, past the page's own code. */
function errorOf({ page }: DesktopStudio, method: string, params: object): Promise<unknown> {
  return page.evaluate(
    ([name, given]) =>
      new Promise((resolve) => {
        const bridge: unknown = Reflect.get(window, 'kisflowStudio');
        if (typeof bridge !== 'object' || bridge === null) return resolve('no bridge');
        const id = 1_000_000 + Math.floor(Math.random() * 1_000_000);
        Reflect.get(
          bridge,
          'onMessage',
        )((message: { id?: number; error?: { code: string } }) => {
          if (message.id === id) resolve(message.error?.code);
        });
        Reflect.get(bridge, 'post')({ kind: 'request', id, method: name, params: given });
      }),
    [method, params] as const,
  );
}
