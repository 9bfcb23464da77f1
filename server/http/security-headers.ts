import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/**
 * Nothing but our own files, no frame around us, and nobody is told where a visitor comes from: the headers of every answer.
 * They are the same for all, so helmet writes them once.
 */
export function securityHeaders(publicUrl: string | null): Record<string, string> {
  const self = ["'self'"];
  const secure = publicUrl?.startsWith('https://') ?? false;
  const write = helmet({
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
  });
  const request = new IncomingMessage(new Socket());
  const answer = new ServerResponse(request);
  write(request, answer, (error) => {
    if (error !== undefined) throw error;
  });
  const permissions = 'geolocation=(self), camera=(), microphone=(), payment=()';
  const written = Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]);
  return Object.fromEntries([...written, ['permissions-policy', permissions]]);
}
