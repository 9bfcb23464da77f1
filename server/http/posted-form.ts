import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { refuseForeignForms } from './same-site.ts';
import { siteOrigin } from './site-origin.ts';

/** The fields of a form by their names; one that is not there is empty. */
export type FormFields = (name: string) => string;

const form = z.record(z.string(), z.string().max(5000));

/**
 * What somebody sent with a form of a page of ours, and the address of the site that it stands on.
 *
 * @throws with status 403 for the form of another website, 400 for what no form of ours sends
 */
export function postedForm(request: FastifyRequest, publicUrl: string | null): { origin: string; field: FormFields } {
  const origin = siteOrigin(request, publicUrl);
  refuseForeignForms(request, origin);
  const { success, data } = form.safeParse(request.body ?? {});
  if (!success)
    throw Object.assign(new Error('This form cannot be read: open the page and send it again.'), { statusCode: 400 });
  return { origin, field: (name) => data[name] ?? '' };
}
