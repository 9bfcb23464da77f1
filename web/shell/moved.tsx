import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { usePageHead } from './page-head.tsx';

/** Stands in for a page that lives at another address: the server answers 301, the browser goes there. */
export function Moved({ to }: { to: string }) {
  const navigate = useNavigate();
  usePageHead({ title: to, description: '', canonical: null, redirect: to });
  useEffect(
    function goToPresentAddress() {
      navigate(to, { replace: true });
    },
    [navigate, to],
  );
  return null;
}
