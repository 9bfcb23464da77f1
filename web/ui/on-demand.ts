import { useEffect, useState } from 'react';

/**
 * What is loaded for those alone who need it, once the page is there; where it cannot come, that is told.
 *
 * @param load the same function at every call
 */
export function useOnDemand<Part>(load: () => Promise<Part>): Part | 'loading' | 'failed' {
  const [part, setPart] = useState<{ loaded: Part } | 'loading' | 'failed'>('loading');
  useEffect(
    function loadPart() {
      let isLeft = false;
      ask();
      return function leave() {
        isLeft = true;
      };
      async function ask() {
        const answer = await load().then(
          (loaded) => ({ loaded }),
          () => 'failed' as const,
        );
        if (!isLeft) setPart(answer);
      }
    },
    [load],
  );
  return typeof part === 'object' ? part.loaded : part;
}
