/** The name of the account; its id where it has none. */
export const accountName = '{{#if account.name}}{{account.name}}{{else}}{{account.id}}{{/if}}';

/** What a reader must know before reading on. */
export const cover: string = `<header class="cover">
<p class="kicker">Closed access review · Cloudflare account</p>
<h1 id="title"><bdi>${accountName}</bdi></h1>
<p class="lead">What was decided about the access that stood on <time>{{reviewed.takenAt.end}}</time>, by whom, and what became of it by <time>{{later.takenAt.end}}</time>.</p>
<div class="verdict" data-complete="true" role="note">
<p><strong>CLOSED.</strong> Everything is decided. Every revoke is gone, or waits under an exception; every task is done, or waits likewise. The counts tie.</p>
</div>
<dl class="facts">
<div><dt>Signed by</dt><dd><bdi>{{signOff.by}}</bdi>, <bdi>{{signOff.role}}</bdi></dd></div>
<div><dt>Closed (UTC)</dt><dd><time>{{closedAt}}</time></dd></div>
<div><dt>Started (UTC)</dt><dd><time>{{startedAt}}</time>{{#if started.due}}, due on {{started.due}}{{/if}}</dd></div>
<div><dt>Evaluated by</dt><dd>grantlens {{tool.version}}</dd></div>
<div><dt>Account</dt><dd class="id">{{account.id}}</dd></div>
<div><dt>Report</dt><dd class="id">{{reportId}}</dd></div>
<div class="whole"><dt>Snapshot that was reviewed (UTC)</dt><dd><time>{{reviewed.takenAt.start}}</time> to <time>{{reviewed.takenAt.end}}</time><br><span class="id">{{reviewed.digest}}</span></dd></div>
<div class="whole"><dt>Later snapshot, which shows what became of it (UTC)</dt><dd><time>{{later.takenAt.start}}</time> to <time>{{later.takenAt.end}}</time><br><span class="id">{{later.digest}}</span></dd></div>
</dl>
<ul class="figures" aria-label="Summary">
{{#each figures}}<li><b>{{value}}</b><span>{{title}}</span><span class="quiet">{{note}}</span></li>
{{/each}}</ul>
<nav aria-labelledby="contents">
<h2 id="contents">In this closing</h2>
<ul class="contents across"><li><a href="#reviewed">What was reviewed</a></li><li><a href="#reviewers">Who reviewed</a></li><li><a href="#revoked">What was revoked</a></li><li><a href="#exceptions">Exceptions</a></li><li><a href="#tasks">Tasks</a></li><li><a href="#kept">What was kept</a></li><li><a href="#others">What else changed</a></li><li><a href="#sign-off">Sign-off</a></li></ul>
</nav>
</header>
`;
