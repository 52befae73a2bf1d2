import type { HostParams } from '../host-params.ts';
import type { HandlerContext, HostHandlers } from '../host-services.ts';

export const exampleHandlers = {
  'example.list': (_params, { services }) => services.examples.list(),
  'example.open': openExample,
  'template.list': (_params, { services }) => services.examples.templates(),
  'project.create': createProject,
} satisfies Partial<HostHandlers>;

async function openExample({ id }: HostParams<'example.open'>, { services }: HandlerContext) {
  return { root: await services.examples.open(id) };
}

async function createProject(
  { parent, name, template }: HostParams<'project.create'>,
  { services }: HandlerContext,
) {
  return { root: await services.examples.create(parent, name, template) };
}
