import { Route, Routes } from 'react-router';
import { DirectoryPage } from '#web/directory/directory-page.tsx';
import { HomePage } from '#web/home/home-page.tsx';
import { type Locale, localised, patterns } from '#web/paths.ts';
import { NotFoundPage } from '#web/shell/not-found-page.tsx';
import { Shell } from '#web/shell/shell.tsx';

/** Every address of the client, in one language. */
export function AppRoutes({ locale }: { locale: Locale }) {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route path={localised(locale, patterns.home)} element={<HomePage />} />
        <Route path={localised(locale, patterns.directory)} element={<DirectoryPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
