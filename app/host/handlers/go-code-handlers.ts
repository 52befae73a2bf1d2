import type { HostParams } from '../host-params.ts';
import type { HandlerContext, HostHandlers } from '../host-services.ts';

export const goCodeHandlers = {
  'golang.read': readGoCode,
  'golang.text': readGoText,
} satisfies Partial<HostHandlers>;

/** The parser of Go is read with the first file of it. */
const goFiles = () => import('../go-code/go-files.ts');

async function readGoCode(
  { projectId, folder }: HostParams<'golang.read'>,
  { services, session }: HandlerContext,
) {
  const { root } = session.project(projectId).folder;
  const { readGoFolder } = await goFiles();
  return readGoFolder(
    root,
    folder,
    () => services.trusted.isTrusted(root),
    (real, paths) => session.engine().readGoFiles(real, paths),
  );
}

async function readGoText(
  { projectId, ...file }: HostParams<'golang.text'>,
  { services, session }: HandlerContext,
) {
  const { root } = session.project(projectId).folder;
  const { goFileText } = await goFiles();
  return { text: await goFileText(root, file, () => services.trusted.isTrusted(root)) };
}
