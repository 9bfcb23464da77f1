import { Route, Routes } from 'react-router';
import { AccountPage } from '#web/account/account-page.tsx';
import { ClaimConfirmPage } from '#web/account/claim-confirm-page.tsx';
import { ClaimPage } from '#web/account/claim-page.tsx';
import { InvitationPage } from '#web/account/invitation-page.tsx';
import { SignInCodePage } from '#web/account/sign-in-code-page.tsx';
import { SignInLinkPage } from '#web/account/sign-in-link-page.tsx';
import { SignInPage } from '#web/account/sign-in-page.tsx';
import { TeamPage } from '#web/account/team-page.tsx';
import { ActorPage } from '#web/actor/actor-page.tsx';
import { ClaimsRoute } from '#web/coordination/claims-route.tsx';
import { DirectoryPage } from '#web/directory/directory-page.tsx';
import { EditRoute } from '#web/editing/edit-route.tsx';
import { HistoryPage } from '#web/editing/history-page.tsx';
import { HomePage } from '#web/home/home-page.tsx';
import { KeptPage } from '#web/kept/kept-page.tsx';
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
        <Route path={localised(locale, patterns.account)} element={<AccountPage />} />
        <Route path={localised(locale, patterns.edit)} element={<EditRoute />} />
        <Route path={localised(locale, patterns.team)} element={<TeamPage />} />
        <Route path={localised(locale, patterns.history)} element={<HistoryPage />} />
        <Route path={localised(locale, patterns.invitation)} element={<InvitationPage />} />
        <Route path={localised(locale, patterns.claim)} element={<ClaimPage />} />
        <Route path={localised(locale, patterns.claimConfirm)} element={<ClaimConfirmPage />} />
        <Route path={localised(locale, patterns.claims)} element={<ClaimsRoute />} />
        <Route path={localised(locale, patterns.imprint)} element={<OperatorTextPage name="IMPRINT" />} />
        <Route path={localised(locale, patterns.privacy)} element={<OperatorTextPage name="PRIVACY" />} />
        <Route path={localised(locale, patterns.accessibility)} element={<OperatorTextPage name="ACCESSIBILITY" />} />
        <Route path={localised(locale, patterns.listing)} element={<OperatorTextPage name="LISTING" />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Routes>
  );
}
