/** Who answers for it, and what holds the files together. */
export const signOffSection = `<section id="sign-off" aria-labelledby="sign-off-title">
<h2 id="sign-off-title">Sign-off</h2>
<div class="sign-off signed">
<p>{{signOff.states}}</p>
<dl><div><dt>Signed by</dt><dd><bdi>{{signOff.by}}</bdi></dd></div><div><dt>Role</dt><dd><bdi>{{signOff.role}}</bdi></dd></div><div><dt>Date (UTC)</dt><dd><time>{{closedAt}}</time></dd></div><div><dt>Signature</dt><dd></dd></div></dl>
</div>
<p class="seal quiet">The log up to this sign-off ends in line {{head.seq}}, <span class="id">{{head.hash}}</span>, and begins at the manifest of the package, <span class="id">{{package}}</span>. <code>closing-manifest.json</code> names every file with its SHA-256; <code>grantlens verify</code> regenerates this page and finds any byte that differs.</p>
</section>
`;
