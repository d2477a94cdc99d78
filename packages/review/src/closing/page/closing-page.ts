import { openShown, openTemplates, pageEnd, pageStart } from '@grantlens/reporter/internal';
import type { Closing } from '../closing.ts';
import { accountName, cover } from './cover.ts';
import { keptSection } from './kept-section.ts';
import { type PageView, pageView } from './page-view.ts';
import { reviewedSection } from './reviewed-section.ts';
import { reviewersSection } from './reviewers-section.ts';
import { revokedSection } from './revoked-section.ts';
import { signOffSection } from './sign-off-section.ts';
import { closingStyle } from './style.ts';
import { waitingSection } from './waiting-section.ts';

/** The page from its first section to its last, in the order in which an auditor asks. */
const template = `${pageStart({
  title: `Closed access review of ${accountName}, {{closedAt}}`,
  skip: 'Skip to the closing',
  toolVersion: '{{tool.version}}',
  ownStyle: closingStyle,
  script: null,
})}<main class="sheet" id="content">
${cover}${reviewedSection}${reviewersSection}${revokedSection}${waitingSection}${keptSection}${signOffSection}</main>
<footer class="sheet">
Closing of report <span class="id">{{reportId}}</span>. The same package, log and later snapshot give the same closing, byte for byte.
</footer>
${pageEnd(null)}`;

let fill: ((view: PageView) => string) | null = null;

/** `closing.html`, to the byte: one file that asks for nothing from anywhere, and runs nothing. */
export function closingPage(closing: Closing): string {
  fill ??= openTemplates()<PageView>(template);
  return fill(openShown()(pageView(closing)));
}
