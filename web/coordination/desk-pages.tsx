import { Route, Routes } from 'react-router';
import { patterns } from '#web/paths.ts';
import { NotFoundPage } from '#web/shell/not-found-page.tsx';
import { ActorFilePage } from './actor-file-page.tsx';
import { CallsPage } from './calls-page.tsx';
import { ClaimsPage } from './claims-page.tsx';
import { CoordinationPage } from './coordination-page.tsx';
import { DuplicatesPage } from './duplicates-page.tsx';
import { MailLogPage } from './mail-log-page.tsx';
import { MergePage } from './merge-page.tsx';
import { ProposalsPage } from './proposals-page.tsx';
import { ProposedRevisionPage } from './proposed-revision-page.tsx';
import { RemindersPage } from './reminders-page.tsx';
import { ReportsPage } from './reports-page.tsx';
import { ReviewPage } from './review-page.tsx';
import { WorklistPage } from './worklist-page.tsx';

/** Every address below the desk. */
export function DeskPages() {
  return (
    <Routes>
      <Route index element={<CoordinationPage />} />
      <Route path={below(patterns.unconfirmed)} element={<WorklistPage key="UNCONFIRMED" name="UNCONFIRMED" />} />
      <Route path={below(patterns.incomplete)} element={<WorklistPage key="INCOMPLETE" name="INCOMPLETE" />} />
      <Route path={below(patterns.reminders)} element={<RemindersPage />} />
      <Route path={below(patterns.reports)} element={<ReportsPage />} />
      <Route path={below(patterns.calls)} element={<CallsPage />} />
      <Route path={below(patterns.review)} element={<ReviewPage />} />
      <Route path={below(patterns.proposal)} element={<ProposedRevisionPage />} />
      <Route path={below(patterns.claims)} element={<ClaimsPage />} />
      <Route path={below(patterns.proposals)} element={<ProposalsPage />} />
      <Route path={below(patterns.duplicates)} element={<DuplicatesPage />} />
      <Route path={below(patterns.merge)} element={<MergePage />} />
      <Route path={below(patterns.mailLog)} element={<MailLogPage />} />
      <Route path={below(patterns.actorFile)} element={<ActorFilePage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}

const below = (pattern: string): string => pattern.slice(patterns.coordination.length + 1);
