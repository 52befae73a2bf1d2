import type { HostParams } from '../host-params.ts';
import type { FirstContext, FirstHandlers } from '../host-services.ts';

export const exampleHandlers = {
  'example.list': (_params, { services }) => services.examples.list(),
  'example.open': openExample,
  'template.list': (_params, { services }) => services.examples.templates(),
  'project.create': createProject,
} satisfies Partial<FirstHandlers>;

async function openExample({ id }: HostParams<'example.open'>, { services }: FirstContext) {
  return { root: await services.examples.open(id) };
}

async function createProject(
  { parent, name, template }: HostParams<'project.create'>,
  { services }: FirstContext,
) {
  return { root: await services.examples.create(parent, name, template) };
}
