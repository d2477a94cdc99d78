import { pageStart } from '../document.ts';
import { pageScript } from '../page-script.generated.ts';

/** The page up to its tables. */
export const openingTemplate: string = `${pageStart({
  title:
    'Access review of {{#if meta.account.name}}{{meta.account.name}}{{else}}{{meta.account.id}}{{/if}}, {{meta.takenAt.end}}{{#unless meta.complete}} (INCOMPLETE){{/unless}}{{#unless coverage.source.isCloudflare}} (NOT FROM CLOUDFLARE){{/unless}}',
  skip: 'Skip to the report',
  toolVersion: '{{meta.toolVersion}}',
  hasMargins: true,
  script: pageScript,
})}{{> rail}}
<main class="sheet" id="content" data-account="{{meta.account.id}}" data-report="{{meta.reportId}}" data-snapshot="{{meta.snapshotDigest}}">
{{> cover}}
{{> summary}}
{{> coverage}}
{{> overview}}
{{> privileged}}
{{> zones}}
`;

/** What follows the tables, up to the script. */
export const closingTemplate = `{{> appendix}}
</main>
<footer class="sheet">
Report <span class="id">{{meta.reportId}}</span> of snapshot <span class="id">{{meta.snapshotDigest}}</span>.
The same snapshot and the same version of grantlens give the same report, byte for byte.
</footer>
`;
