import type { FastifyHelmetOptions } from '@fastify/helmet';

/** Nothing but our own files, no frame around us, and nobody is told where a visitor comes from. */
export function securityHeaders(publicUrl: string | null): FastifyHelmetOptions {
  const self = ["'self'"];
  const secure = publicUrl?.startsWith('https://') ?? false;
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: self,
        styleSrc: self,
        imgSrc: [...self, 'data:'],
        fontSrc: self,
        connectSrc: self,
        manifestSrc: self,
        formAction: self,
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    xXssProtection: false,
  };
}
