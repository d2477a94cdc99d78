import { coverLead } from '../../../words/leads.ts';
import { elsewhereSentence } from '../../../words/source.ts';

/** What a reader must know before reading on. */
export const coverTemplate: string = `<header class="cover">
<p class="kicker">Access review · Cloudflare account</p>
<h1 id="title">{{#if meta.account.name}}<bdi>{{meta.account.name}}</bdi>{{else}}<bdi>{{meta.account.id}}</bdi>{{/if}}</h1>
<p class="lead">${coverLead('<time datetime="{{meta.takenAt.end}}">{{meta.takenAt.end}}</time>')}</p>
{{#unless coverage.source.isCloudflare}}<div class="verdict elsewhere" role="note"><p><strong>NOT FROM CLOUDFLARE.</strong> The account was read from <span class="id">{{coverage.source.apiBase}}</span>. ${elsewhereSentence}</p></div>
{{/unless}}<div class="verdict" data-complete="{{meta.complete}}" role="note">
{{#if meta.complete}}<p><strong>COMPLETE{{#unless coverage.source.isCloudflare}}, as far as what answered there goes{{/unless}}.</strong> Every collection was read whole, every row could be read, and every total ties.{{#if hasUnknown}} What is “unknown” below was seen, but is not documented.{{/if}}</p>
{{else}}<p><strong>INCOMPLETE.</strong> Something may be there that this report does not show:</p>
<ul>{{#each cover.incompleteBecause}}<li><bdi>{{this}}</bdi></li>{{/each}}</ul>
{{/if}}</div>
<dl class="facts">
<div><dt>Account</dt><dd class="id">{{meta.account.id}}</dd></div>
<div><dt>Report</dt><dd class="id">{{meta.reportId}}</dd></div>
<div><dt>Taken (UTC)</dt><dd><time>{{meta.takenAt.start}}</time> to <time>{{meta.takenAt.end}}</time></dd></div>
<div><dt>Period of the review (UTC)</dt><dd>{{#if meta.previous}}<time>{{meta.previous.takenAt}}</time> to <time>{{meta.takenAt.end}}</time>{{else}}no previous review was given{{/if}}</dd></div>
<div><dt>Read from</dt><dd class="id">{{coverage.source.apiBase}}</dd></div>
<div><dt>Evaluated by</dt><dd>grantlens {{meta.toolVersion}}</dd></div>
<div><dt>Read by</dt><dd>{{meta.snapshotTool.name}} {{meta.snapshotTool.version}}</dd></div>
<div><dt>Digest of the snapshot</dt><dd class="id">{{meta.snapshotDigest}}</dd></div>
<div><dt>Digest of what permission groups contain</dt><dd class="id">{{meta.contentsDigest}}</dd></div>
</dl>
</header>
`;
