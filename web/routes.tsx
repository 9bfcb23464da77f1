import { Route, Routes } from 'react-router';
import { SignInCodePage } from '#web/account/sign-in-code-page.tsx';
import { SignInLinkPage } from '#web/account/sign-in-link-page.tsx';
import { SignInPage } from '#web/account/sign-in-page.tsx';
import { ActorPage } from '#web/actor/actor-page.tsx';
import { DeskRoute } from '#web/coordination/desk-route.tsx';
import { DirectoryPage } from '#web/directory/directory-page.tsx';
import { EditRoute } from '#web/editing/edit-route.tsx';
import { HomePage } from '#web/home/home-page.tsx';
import { KeptPage } from '#web/kept/kept-page.tsx';
import { LateRoute, latePages, patternOf } from '#web/late-pages.tsx';
import { type Locale, localised, patterns } from '#web/paths.ts';
import { NotFoundPage } from '#web/shell/not-found-page.tsx';
import { Shell } from '#web/shell/shell.tsx';
import { OperatorTextPage } from '#web/texts/operator-text-page.tsx';

/** Every address of the client, in one language. */
export function AppRoutes({ locale }: { locale: Locale }) {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route path={localised(locale, patterns.home)} element={<HomePage />} />
        <Route path={localised(locale, patterns.directory)} element={<DirectoryPage />} />
        <Route path={localised(locale, patterns.actor)} element={<ActorPage />} />
        <Route path={localised(locale, patterns.kept)} element={<KeptPage />} />
        <Route path={localised(locale, patterns.signIn)} element={<SignInPage />} />
        <Route path={localised(locale, patterns.signInCode)} element={<SignInCodePage />} />
        <Route path={localised(locale, patterns.signInLink)} element={<SignInLinkPage />} />
        {latePages.map((name) => (
          <Route key={name} path={localised(locale, patternOf(name))} element={<LateRoute key={name} name={name} />} />
        ))}
        <Route path={localised(locale, patterns.edit)} element={<EditRoute />} />
        <Route path={localised(locale, `${patterns.coordination}/*`)} element={<DeskRoute />} />
        <Route path={localised(locale, patterns.imprint)} element={<OperatorTextPage name="IMPRINT" />} />
        <Route path={localised(locale, patterns.privacy)} element={<OperatorTextPage name="PRIVACY" />} />
        <Route path={localised(locale, patterns.accessibility)} element={<OperatorTextPage name="ACCESSIBILITY" />} />
        <Route path={localised(locale, patterns.listing)} element={<OperatorTextPage name="LISTING" />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
